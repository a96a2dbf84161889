using Dragoman.Desk.Help;
using Dragoman.Desk.Help.Feedback;
using Dragoman.Desk.Policies;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;

namespace Dragoman.Web;

public static class HelpEndpoints
{
    [ApiBody] public sealed record FeedbackBody(string? Language, bool? Helped, string? Comment);

    public static void MapHelp(this IEndpointRouteBuilder api)
    {
        var help = api.MapGroup("/help").WithTags("Help");
        help.MapGet("/{language}", (string language, string? q, HelpLibrary library, Policy policy, HttpContext http) => !policy.Languages.Contains(language)
            ? Answers.Problem(http, Desk.Refusal.NotFound)
            : Answer.Ok(new
            {
                articles = (string.IsNullOrWhiteSpace(q) ? policy.Topics.Values.OrderBy(t => t.Order).Select(t => library.Find(t.Id, language)).OfType<Article>() : library.Search(q, language, 20))
                    .Select(a => new { a.Topic, area = policy.Topics[a.Topic].Area, a.Language, a.Title, a.Summary, a.Updated, a.Url }),
            })).AllowAnonymous();
        help.MapGet("/{language}/{topic}", (string language, string topic, HelpLibrary library, Policy policy, HttpContext http) =>
            policy.Languages.Contains(language) && library.Find(topic, language) is { } a
                ? Answer.Ok(new { a.Topic, area = policy.Topics[a.Topic].Area, a.Language, a.Title, a.Summary, a.Updated, a.Version, a.Html, a.Url })
                : Answers.Problem(http, Desk.Refusal.NotFound)).AllowAnonymous();
        help.MapPost("/{topic}/feedback", async (string topic, FeedbackBody body, GiveFeedback give, HttpContext http, CancellationToken ct) =>
            (await give.Handle(new GiveFeedback.Command(topic, body.Language, body.Helped, body.Comment), http.User.Actor(), ct)).NoContent(http)).AllowAnonymous();
        help.MapGet("/feedback", async (SummariseFeedback summarise, HttpContext http, CancellationToken ct) => (await summarise.Handle(http.User.Actor(), ct)).Ok(http));
    }
}
