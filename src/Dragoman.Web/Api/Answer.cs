using System.Text.Json;
using Dragoman.Desk;
using Dragoman.Web.Texts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Dragoman.Web.Api;

/// <summary>An answer of the API: a status and a JSON body, kept apart until it is written so that it can be stored for repetition.</summary>
public sealed record Answer(int Status, object? Body, string? Location = null, string ContentType = "application/json") : IResult
{
    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);
    public static Answer Created(string location, object body) => new(StatusCodes.Status201Created, body, location);
    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, null);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Location is not null)
            httpContext.Response.Headers.Location = Location;
        if (Body is string ready)
        {
            httpContext.Response.ContentType = ContentType;
            await httpContext.Response.WriteAsync(ready, httpContext.RequestAborted);
        }
        else if (Body is not null)
        {
            await httpContext.Response.WriteAsJsonAsync(Body, Body.GetType(), ApiJson.Options, ContentType, httpContext.RequestAborted);
        }
    }
}

public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }
}

/// <summary>A fault as the API says it.</summary>
public sealed record ApiFault(string Code, string? Field, string Message);

/// <summary>RFC 9457 problem details with a stable code and everything that is wrong at once.</summary>
public sealed record ApiProblem(string Type, string Title, int Status, string Code, IReadOnlyList<ApiFault> Errors)
{
    public Guid? DraftId { get; init; }
    public object? Changes { get; init; }
    public string? Instance { get; init; }
}

public static class Answers
{
    /// <summary>The value as the given answer, or the refusal as problem details in the caller's language.</summary>
    public static Answer As<T>(this Outcome<T> outcome, HttpContext context, Func<T, Answer> answer) =>
        outcome.Succeeded ? answer(outcome.Value) : Problem(context, outcome.Refusal);

    public static Answer Ok<T>(this Outcome<T> outcome, HttpContext context) => outcome.As(context, v => Answer.Ok(v!));

    public static Answer NoContent<T>(this Outcome<T> outcome, HttpContext context) => outcome.As(context, _ => Answer.NoContent);

    public static Answer Problem(HttpContext context, Refusal refusal)
    {
        // Nobody who has not signed in is told "forbidden": signing in may help.
        var status = refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => context.User.Identity?.IsAuthenticated == true ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
        };
        return Problem(context, status, refusal.Faults, refusal.DraftId, refusal.Changes);
    }

    public static Answer Problem(HttpContext context, int status, IReadOnlyList<Fault> faults, Guid? draftId = null, object? changes = null)
    {
        var texts = context.Texts();
        var code = faults.Count == 1 ? faults[0].Code : status == 422 ? "invalid" : faults.FirstOrDefault()?.Code ?? $"http.{status}";
        return new Answer(status, new ApiProblem($"/docs/errors#{code}", texts[$"problem.{status}"], status, code,
            [.. faults.Select(f => new ApiFault(f.Code, f.Field, texts.Say(f)))])
        {
            DraftId = draftId,
            Changes = changes,
            Instance = context.Request.Path,
        }, ContentType: "application/problem+json");
    }
}

public static class FaultTexts
{
    /// <summary>The sentence for a fault: its own, or the one for its kind with the field's name.</summary>
    public static string Say(this Lang texts, Fault fault)
    {
        var values = (fault.Values ?? new Dictionary<string, object?>()).Select(v => (v.Key, v.Value)).ToArray();
        if (texts.Knows($"fault.{fault.Code}"))
            return texts[$"fault.{fault.Code}", values];
        var field = fault.Code.Split('.')[^1];
        return texts[$"fault.{fault.Code.Split('.')[0]}", [("field", texts.Knows($"field.{field}") ? texts[$"field.{field}"] : field.Replace('_', ' ')), .. values]];
    }
}
