using Dragoman.Desk.Notices.Inbox;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;

namespace Dragoman.Web;

public static class NoticeEndpoints
{
    [ApiBody] public sealed record MarkBody(List<Guid>? Ids, string? CaseNumber);

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", async (int? limit, ReadNotices read, HttpContext http, CancellationToken ct) => (await read.Handle(limit, http.User.Actor(), ct)).Ok(http));
        notices.MapPost("/read", async (MarkBody body, MarkNotices mark, HttpContext http, CancellationToken ct) =>
            (await mark.Handle(new MarkNotices.Command(body.Ids, body.CaseNumber), http.User.Actor(), ct)).As(http, n => Answer.Ok(new { marked = n })));
    }
}
