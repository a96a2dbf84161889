using Dragoman.Web.Tests.Parts;
using Microsoft.AspNetCore.Routing;

namespace Dragoman.Web.Tests;

public class OpenApiTests(Desks desks)
{
    [Fact]
    public async Task The_document_lists_every_route()
    {
        var desk = await desks.Shared;
        var document = (await desk.Anonymous.Get("/openapi/v1.json")).Is(200);
        var listed = document.Json.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).ToHashSet();
        var served = desk.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {Plain(e.RoutePattern)}")).ToHashSet();
        Assert.NotEmpty(served);
        Assert.Equal(served.Order(), listed.Order());
    }

    [Fact]
    public async Task The_document_says_how_to_sign_in_and_its_reader_opens()
    {
        var desk = await desks.Shared;
        var schemes = (await desk.Anonymous.Get("/openapi/v1.json")).Is(200).Json.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.Equal("basic", schemes.GetProperty("basic").GetProperty("scheme").GetString());
        (await desk.Anonymous.Get("/docs/api/")).Is(200);
    }

    /// <summary>A pattern without its constraints, as the document writes it.</summary>
    private static string Plain(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));
}
