using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Write;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Drafts;
using Dragoman.Desk.Requests.Mine;
using Dragoman.Desk.Requests.Submit;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;
using Dragoman.Web.Texts;

namespace Dragoman.Web;

public static class RequestEndpoints
{
    [ApiBody]
    public sealed record RequestBody(
        string? Topic, string? Subject, string? Text, string? Language, string? OrderNumber, string? ErrorCode,
        Dictionary<string, string>? Fields, List<Guid>? Files, Dictionary<string, List<Guid>>? Evidence, Guid? ConversationId, Guid? DraftId)
    {
        public RequestForm ToForm() => new(Topic, Subject, Text, Language, OrderNumber, ErrorCode)
        {
            Fields = Fields ?? [],
            Files = Files ?? [],
            Evidence = (Evidence ?? []).ToDictionary(e => e.Key, e => (IReadOnlyList<Guid>)(e.Value ?? [])),
            ConversationId = ConversationId,
        };
    }

    [ApiBody] public sealed record MessageBody(string? Text, List<Guid>? Files);
    [ApiBody] public sealed record RejectBody(string? Text);

    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("").WithTags("Requests");
        requests.MapPost("/requests", async (RequestBody body, SubmitRequest submit, HttpContext http, CancellationToken ct) =>
            (await submit.Handle(new SubmitRequest.Command(body.ToForm(), body.DraftId, "api"), http.User.Actor(), ct)).As(http, a => Answer.Created($"/api/v1/requests/{a.Number}", a))).Creates();
        requests.MapPost("/requests:check", async (RequestBody body, CheckRequest check, HttpContext http, CancellationToken ct) =>
            (await check.Handle(body.ToForm(), http.User.Actor(), ct)).As(http, c => Answer.Ok(new
            {
                c.Complete,
                items = c.Items.Select(i => new { i.Item, i.Kind, ok = i.Fault is null, i.Fault?.Code, message = i.Fault is null ? null : http.Texts().Say(i.Fault) }),
                c.Promises,
            })));
        requests.MapGet("/requests", async (string? stage, string? cursor, int? limit, ListRequests list, HttpContext http, CancellationToken ct) =>
            (await list.Handle(stage, cursor, limit, http.User.Actor(), ct)).Ok(http));
        requests.MapGet("/requests/{number}", async (string number, ReadCase read, HttpContext http, CancellationToken ct) => (await read.Handle(number, http.User.Actor(), ct)).As(http, s => Answer.Ok(View(s))));
        requests.MapPost("/requests/{number}/messages", async (string number, MessageBody body, WriteToCase write, HttpContext http, CancellationToken ct) =>
            (await write.Handle(new WriteToCase.Command(number, body.Text, body.Files), http.User.Actor(), ct)).As(http, c => Answer.Created($"/api/v1/requests/{c.Number}", State(c)))).Creates();
        requests.MapPost("/requests/{number}/confirmation", async (string number, ConfirmSolution confirm, HttpContext http, CancellationToken ct) =>
            (await confirm.Handle(number, http.User.Actor(), ct)).As(http, c => Answer.Ok(State(c))));
        requests.MapPost("/requests/{number}/rejection", async (string number, RejectBody body, RejectSolution reject, HttpContext http, CancellationToken ct) =>
            (await reject.Handle(number, body.Text, http.User.Actor(), ct)).As(http, c => Answer.Ok(State(c))));

        var drafts = api.MapGroup("/drafts").WithTags("Drafts");
        drafts.MapGet("", async (ReadDraft read, HttpContext http, CancellationToken ct) => (await read.All(http.User.Actor(), ct)).As(http, all => Answer.Ok(new { drafts = all.Select(View) })));
        drafts.MapGet("/{id:guid}", async (Guid id, ReadDraft read, HttpContext http, CancellationToken ct) => (await read.Handle(id, http.User.Actor(), ct)).As(http, d => Answer.Ok(View(d))));
        drafts.MapPost("", async (RequestBody body, SaveDraft save, HttpContext http, CancellationToken ct) =>
            (await save.Handle(new SaveDraft.Command(null, body.ToForm()), http.User.Actor(), ct)).As(http, d => Answer.Created($"/api/v1/drafts/{d.Id}", View(d)))).Creates();
        drafts.MapPut("/{id:guid}", async (Guid id, RequestBody body, SaveDraft save, HttpContext http, CancellationToken ct) =>
            (await save.Handle(new SaveDraft.Command(id, body.ToForm()), http.User.Actor(), ct)).As(http, d => Answer.Ok(View(d))));
        drafts.MapDelete("/{id:guid}", async (Guid id, DeleteDraft delete, HttpContext http, CancellationToken ct) => (await delete.Handle(id, http.User.Actor(), ct)).NoContent(http));
    }

    public static object State(Case c) => new { c.Number, c.Status, c.Version, c.DueMetric, c.DueAt };

    /// <summary>A request as its seller sees it.</summary>
    private static object View(CaseStory s) => new
    {
        s.Case.Number, s.Case.Topic, s.Case.Subject, s.Case.Language, s.Case.Status, s.Case.Priority, s.Case.OrderNumber, s.Case.ErrorCode, s.Case.OpenedAt, s.Case.UpdatedAt,
        s.Case.SolvedAt, s.Case.ClosedAt, s.Case.DueMetric, s.Case.DueAt, s.Case.MergedInto, s.Case.Fields,
        clocks = s.Clocks.Select(c => new { c.Metric, targetMinutes = c.TargetSeconds / 60, c.State, c.DueAt, c.FulfilledAt }),
        timeline = s.Timeline.Where(i => i.Public).Select(i => new { i.Sequence, i.At, i.Kind, i.AuthorKind, i.Author, i.Text, i.Data, i.Files }),
    };

    private static object View(RequestDraft d) => new { d.Id, form = d.Read(), returnedFor = d.ReturnedFor?.Split(' ', StringSplitOptions.RemoveEmptyEntries), d.UpdatedAt };
}
