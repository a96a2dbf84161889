namespace Dragoman.Web.Host;

public static class SecurityHeaders
{
    private const string Pages =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    /// <summary>Set at once, and again when the answer goes out: an answer begun anew after an error has lost them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Add(context);
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next();
    });

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()";
        // Files bring a stricter one of their own; the framework's only says who may frame a page.
        if (!context.Request.Path.StartsWithSegments("/docs/api") && !headers.ContentSecurityPolicy.ToString().Contains("default-src", StringComparison.Ordinal))
            headers.ContentSecurityPolicy = Pages;
    }
}
