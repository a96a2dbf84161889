using System.Text.Json;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Merge;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Views;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;

namespace Dragoman.Web;

public static class CaseEndpoints
{
    [ApiBody] public sealed record ReplyBody(string? Text, int? Version, string? Then, List<Guid>? Files);
    [ApiBody] public sealed record NoteBody(string? Text, List<Guid>? Mentions, List<Guid>? Files);
    [ApiBody] public sealed record AssignBody(string? To, int? Version);
    [ApiBody] public sealed record MergeBody(string? Into, int? Version);
    [ApiBody] public sealed record LinkBody(string? Other);
    [ApiBody] public sealed record ChangeBody(int? Version, string? Status, string? Priority, string? Topic, List<string>? Tags, string? Assignee);
    [ApiBody] public sealed record BulkBody(List<string>? Numbers, string? Status, string? Priority, string? Topic, List<string>? AddTags, string? Assignee);
    [ApiBody] public sealed record ViewBody(string? Name, CaseFilter? Filter, bool Shared);

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("").WithTags("Cases");
        cases.MapGet("/cases", async (string? view, string? q, string? cursor, int? limit, string? stage, string? status, string? area, string? language, string? priority, string? assignee, string? tag,
                Guid? seller, string? order, ListCases list, HttpContext http, CancellationToken ct) =>
        {
            var filter = view is null && (stage ?? status ?? area ?? language ?? priority ?? assignee ?? tag ?? order ?? seller?.ToString() ?? q) is not null
                ? new CaseFilter(stage, status, area, language, priority, assignee, null, tag, seller, order) : null;
            return (await list.Handle(new ListCases.Query(view, filter, q, cursor, limit), http.User.Actor(), ct)).Ok(http);
        });
        cases.MapPatch("/cases", async (BulkBody b, ChangeCases change, HttpContext http, CancellationToken ct) =>
            (await change.Handle(b.Numbers, new ChangeCase.Command("", null, b.Status, b.Priority, b.Topic, null, b.Assignee) { AddTags = b.AddTags }, http.User.Actor(), ct))
            .As(http, results => Answer.Ok(new { results })));
        cases.MapGet("/cases/{number}", async (string number, ReadCase read, HttpContext http, CancellationToken ct) =>
            http.User.Actor().IsStaff ? (await read.Handle(number, http.User.Actor(), ct)).Ok(http) : Answers.Problem(http, Desk.Refusal.Forbidden));
        cases.MapPatch("/cases/{number}", async (string number, ChangeBody b, ChangeCase change, HttpContext http, CancellationToken ct) =>
            (await change.Handle(new ChangeCase.Command(number, b.Version, b.Status, b.Priority, b.Topic, b.Tags, b.Assignee), http.User.Actor(), ct)).As(http, State));
        cases.MapPost("/cases/{number}/replies", async (string number, ReplyBody b, ReplyToCase reply, HttpContext http, CancellationToken ct) =>
            (await reply.Handle(new ReplyToCase.Command(number, b.Text, b.Version, b.Then, b.Files), http.User.Actor(), ct)).As(http, Made)).Creates();
        cases.MapPost("/cases/{number}/notes", async (string number, NoteBody b, AddNote note, HttpContext http, CancellationToken ct) =>
            (await note.Handle(new AddNote.Command(number, b.Text, b.Mentions, b.Files), http.User.Actor(), ct)).As(http, Made)).Creates();
        cases.MapPost("/cases/{number}/assign", async (string number, AssignBody b, AssignCase assign, HttpContext http, CancellationToken ct) =>
            (await assign.Handle(new AssignCase.Command(number, b.To, b.Version), http.User.Actor(), ct)).As(http, State));
        cases.MapPost("/cases/{number}/merge", async (string number, MergeBody b, MergeCases merge, HttpContext http, CancellationToken ct) =>
            (await merge.Handle(new MergeCases.Command(number, b.Into, b.Version), http.User.Actor(), ct)).As(http, State));
        cases.MapDelete("/cases/{number}/merge", async (string number, UnmergeCase unmerge, HttpContext http, CancellationToken ct) => (await unmerge.Handle(number, http.User.Actor(), ct)).As(http, State));
        cases.MapPost("/cases/{number}/links", async (string number, LinkBody b, LinkCases link, HttpContext http, CancellationToken ct) => (await link.Handle(number, b.Other, http.User.Actor(), ct)).As(http, State));
        cases.MapPut("/cases/{number}/presence", async (string number, LookAtCase look, HttpContext http, CancellationToken ct) =>
            (await look.Handle(number, http.User.Actor(), ct)).As(http, viewers => Answer.Ok(new { viewers })));
        cases.MapGet("/cases/{number}/canned-replies", async (string number, PrepareReplies prepare, HttpContext http, CancellationToken ct) =>
            (await prepare.Handle(number, http.User.Actor(), ct)).As(http, replies => Answer.Ok(new { replies })));

        var views = api.MapGroup("/views").WithTags("Views");
        views.MapGet("", async (ListViews list, CountViews count, HttpContext http, CancellationToken ct) =>
        {
            var saved = await list.Handle(http.User.Actor(), ct);
            var counts = await count.Handle(http.User.Actor(), ct);
            return saved.As(http, s => Answer.Ok(new { views = CaseFilter.Views.Keys, counts = counts.Value, saved = s.Select(View) }));
        });
        views.MapPost("", async (ViewBody b, SaveView save, HttpContext http, CancellationToken ct) =>
            (await save.Handle(new SaveView.Command(b.Name, b.Filter, b.Shared), http.User.Actor(), ct)).As(http, v => Answer.Created($"/api/v1/views/{v.Id}", View(v)))).Creates();
        views.MapDelete("/{id:guid}", async (Guid id, DeleteView delete, HttpContext http, CancellationToken ct) => (await delete.Handle(id, http.User.Actor(), ct)).NoContent(http));
    }

    private static Answer State(Case c) => Answer.Ok(RequestEndpoints.State(c));
    private static Answer Made(Case c) => Answer.Created($"/api/v1/cases/{c.Number}", RequestEndpoints.State(c));
    private static object View(SavedView v) => new { v.Id, v.Name, v.Shared, filter = JsonSerializer.Deserialize<CaseFilter>(v.Filter, CaseEvent.Json) };
}
