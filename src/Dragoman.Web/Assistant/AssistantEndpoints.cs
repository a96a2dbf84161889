using Dragoman.Desk.Assistant.Ask;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;

namespace Dragoman.Web;

public static class AssistantEndpoints
{
    [ApiBody] public sealed record AskBody(string? Text, string? Language, Guid? ConversationId);
    [ApiBody] public sealed record RateBody(bool Helped);

    public static void MapAssistant(this IEndpointRouteBuilder api)
    {
        var assistant = api.MapGroup("/assistant").WithTags("Assistant").AllowAnonymous();
        assistant.MapPost("/ask", async (AskBody body, AskAssistant ask, HttpContext http, CancellationToken ct) =>
            (await ask.Handle(new AskAssistant.Command(body.Text, body.Language, body.ConversationId), http.User.Actor(), ct)).Ok(http));
        assistant.MapGet("/conversations/{id:guid}", async (Guid id, ReadConversation read, HttpContext http, CancellationToken ct) =>
            (await read.Handle(id, http.User.Actor(), ct)).As(http, turns => Answer.Ok(new { id, turns })));
        assistant.MapPost("/conversations/{id:guid}/rating", async (Guid id, RateBody body, RateAnswer rate, HttpContext http, CancellationToken ct) =>
            (await rate.Handle(id, body.Helped, http.User.Actor(), ct)).NoContent(http));
    }
}
