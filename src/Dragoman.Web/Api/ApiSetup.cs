using System.Text.Json;
using Dragoman.Desk;
using Dragoman.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dragoman.Web.Api;

public static class ApiSetup
{
    public const string ConsoleHeader = "X-Dragoman-Console";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        // Otherwise only Development says what is wrong with a request.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiErrors>();
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Dragoman", Version = "v1", Description = "Everything the pages do. Send a token as `Authorization: Bearer KEY` or as HTTP Basic `email/token:KEY`." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                ["basic"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" },
            };
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs/api", o => o.WithTitle("Dragoman API").WithOpenApiRoutePattern("/openapi/v1.json")).AllowAnonymous();
        var api = app.MapGroup("/api/v1").AddEndpointFilter(FromOwnPages).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(1024 * 1024));
        api.MapAccounts();
        api.MapOrders();
        api.MapFiles();
        api.MapHelp();
        api.MapAssistant();
        api.MapRequests();
        api.MapCases();
        api.MapNotices();
        api.MapServiceHealth();
    }

    /// <summary>Bare status codes under /api become problem details too.</summary>
    public static void UseStatusCodePagesForApi(this WebApplication app)
    {
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api"), branch => branch.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            var status = http.Response.StatusCode;
            var code = status switch { 401 => "unauthorized", 403 => "forbidden", 404 => "not_found", 405 => "method_not_allowed", 413 => "too_large", 415 => "unsupported_media_type", 429 => "too_many_requests", _ => $"http.{status}" };
            await Answers.Problem(http, status, [new Fault(code)]).ExecuteAsync(http);
        }));
        app.UseWhen(c => !c.Request.Path.StartsWithSegments("/api"), branch => branch.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true));
    }

    /// <summary>An address that leads nowhere is said to lead nowhere, whoever asks, instead of asking visitors to sign in first.</summary>
    public static void UseUnknownPages(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is not null || context.Request.Path.StartsWithSegments("/api"))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>A cookie alone must not let another site write in somebody's name: our own pages send a header that other sites cannot.</summary>
    private static async ValueTask<object?> FromOwnPages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var byCookie = request.HttpContext.User.Identity is { IsAuthenticated: true, AuthenticationType: not TokenScheme.Name };
        return !safe && byCookie && !request.Headers.ContainsKey(ConsoleHeader)
            ? Answers.Problem(context.HttpContext, StatusCodes.Status403Forbidden, [new Fault("csrf", ConsoleHeader)])
            : await next(context);
    }

    public static RouteHandlerBuilder Creates(this RouteHandlerBuilder route) => route.AddEndpointFilter<Idempotency>();
}

/// <summary>What goes wrong while an API request is read or handled, as problem details without a trace.</summary>
public sealed class ApiErrors(ILogger<ApiErrors> logger) : IExceptionHandler
{
    /// <summary>Where an upload breaks off, its reader throws the same kind of exception as a disk.</summary>
    private const string MultipartReader = "Microsoft.AspNetCore.WebUtilities";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The path already is that of the page for errors.
        var asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        if (!new PathString(asked).StartsWithSegments("/api"))
        {
            if (exception is BadHttpRequestException bad)
                httpContext.Request.Path = $"/error/{bad.StatusCode}";
            return false;
        }
        httpContext.Request.Path = asked;
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var (status, fault) = exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => (413, new Fault("too_large")),
            BadHttpRequestException { StatusCode: 415 } => (415, new Fault("unsupported_media_type")),
            BadHttpRequestException { InnerException: JsonException json } => (400, new Fault("invalid.json", json.Path?.TrimStart('$', '.'))),
            BadHttpRequestException or InvalidDataException or IOException { Source: MultipartReader } => (400, new Fault("invalid.request")),
            _ => (500, new Fault("internal")),
        };
        if (status == 500)
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        await Answers.Problem(httpContext, status, [fault]).ExecuteAsync(httpContext);
        return true;
    }
}
