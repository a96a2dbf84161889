using Microsoft.Net.Http.Headers;

namespace Dragoman.Web.Host;

public static class SecurityHeaders
{
    private const string Pages =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    /// <summary>Added when the answer goes out, so that an answer begun anew after an error carries them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
            headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
            if (!context.Request.Path.StartsWithSegments("/docs/api"))
                headers.TryAdd(HeaderNames.ContentSecurityPolicy, Pages);
            return Task.CompletedTask;
        });
        return next();
    });
}
