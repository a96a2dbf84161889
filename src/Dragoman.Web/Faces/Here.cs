using Microsoft.AspNetCore.Diagnostics;

namespace Dragoman.Web.Faces;

public static class Here
{
    /// <summary>The address that the reader asked for, also while an error page answers in its place.</summary>
    public static string Address(this HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
        : context.Request.PathBase + context.Request.Path + context.Request.QueryString;

    /// <summary>The page itself says that there is nothing here, and the answer carries the status for programs.</summary>
    public static void SaysNotFound(this HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
    }
}
