using Microsoft.AspNetCore.Diagnostics;

namespace Dragoman.Web.Faces;

public static class Here
{
    /// <summary>The address that the reader asked for, also while an error page answers in its place.</summary>
    public static string Address(this HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
        : context.Request.PathBase + context.Request.Path + context.Request.QueryString;

    /// <summary>The page itself says that there is nothing here. The status is set as the answer leaves: a page that carries 404 while it is drawn is dropped for the general one.</summary>
    public static void SaysNotFound(this HttpContext context) => context.Response.OnStarting(() =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
