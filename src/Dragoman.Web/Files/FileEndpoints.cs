using Dragoman.Desk;
using Dragoman.Desk.Files.Open;
using Dragoman.Desk.Files.Store;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Dragoman.Web;

public static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        files.MapPost("", Upload).Accepts<IFormFile>("multipart/form-data").WithMetadata(new RequestSizeLimitAttribute(30 * 1024 * 1024));
        files.MapGet("/{id:guid}", Download);
    }

    private static async Task<Answer> Upload(StoreFile store, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType || !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.Boundary.Length is 0 or > 100)
            return Answers.Problem(http, StatusCodes.Status415UnsupportedMediaType, [new Fault("unsupported_media_type")]);
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), http.Request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } part || (part.FileName.Length == 0 && part.FileNameStar.Length == 0))
                continue;
            var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.Length > 0 ? part.FileNameStar : part.FileName).ToString();
            return (await store.Handle(name, section.Body, http.User.Actor(), ct)).As(http,
                f => Answer.Created($"/api/v1/files/{f.Id}", new { f.Id, f.Name, f.MediaType, f.Bytes, f.Sha256, f.Width, f.Height, f.Pages }));
        }
        return Answers.Problem(http, Refusal.Invalid("missing.file", "file"));
    }

    /// <summary>Always of the safe type that was found in the content, never rendered by the browser as a page.</summary>
    private static async Task<IResult> Download(Guid id, bool? inline, OpenFile open, HttpContext http, CancellationToken ct)
    {
        var opened = await open.Handle(id, http.User.Actor(), ct);
        if (!opened.Succeeded)
            return Answers.Problem(http, opened.Refusal);
        var (file, content) = opened.Value;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        var shown = inline == true && file.MediaType.StartsWith("image/", StringComparison.Ordinal);
        return Results.Stream(content, file.MediaType == "text/plain" ? "text/plain; charset=utf-8" : file.MediaType, shown ? null : file.Name);
    }
}
