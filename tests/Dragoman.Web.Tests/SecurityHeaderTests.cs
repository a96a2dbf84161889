using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class SecurityHeaderTests(Desks desks)
{
    [Theory]
    [InlineData("/"), InlineData("/api/v1/service-health"), InlineData("/api/v1/me"), InlineData("/api/v1/nothing-here"), InlineData("/api/v1/service-health?from=yesterday"), InlineData("/nothing-here"), InlineData("/app.css"), InlineData("/healthz")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var reply = await (await desks.Shared).Anonymous.Get(path);
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", reply.Header("X-Frame-Options"));
        Assert.Equal("same-origin", reply.Header("Referrer-Policy"));
        var policy = reply.Header("Content-Security-Policy")!;
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Null(reply.Header("Server"));
        Assert.Null(reply.Header("X-Powered-By"));
    }

    [Theory]
    [InlineData("/desk"), InlineData("/admin"), InlineData("/health")]
    public async Task A_live_page_carries_them_too(string path)
    {
        var desk = await desks.Shared;
        var reply = (await (await desk.InBrowser(desk.Admin)).Get(path)).Is(200);
        Assert.Equal("DENY", reply.Header("X-Frame-Options"));
        Assert.Contains("script-src 'self'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(" on(click|load|error|submit|change)=", reply.Text);
    }

    [Theory]
    [InlineData("screen.png", "image/png"), InlineData("console.log", "text/plain"), InlineData("paper.pdf", "application/pdf")]
    public async Task A_file_is_served_as_an_attachment_of_the_type_that_was_found_in_it(string name, string type)
    {
        var seller = await (await desks.Shared).Seller();
        var content = type switch { "image/png" => SampleFiles.Png, "text/plain" => SampleFiles.Text, _ => SampleFiles.Pdf };
        var id = (await seller.Api.Upload(content, name, "text/html")).Is(201).Id();
        foreach (var path in new[] { $"/api/v1/files/{id}", $"/api/v1/files/{id}?inline=false" })
        {
            var file = (await seller.Api.Get(path)).Is(200);
            Assert.Equal(content, file.Bytes);
            Assert.Equal(type, file.Type);
            Assert.StartsWith("attachment", file.Header("Content-Disposition"), StringComparison.Ordinal);
            Assert.Equal("nosniff", file.Header("X-Content-Type-Options"));
            Assert.Contains("sandbox", file.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("private", file.Header("Cache-Control"), StringComparison.Ordinal);
        }
        var shown = (await seller.Api.Get($"/api/v1/files/{id}?inline=true")).Is(200);
        Assert.Equal(type == "image/png", shown.Header("Content-Disposition") is null);
    }

    [Fact]
    public async Task The_desk_is_asked_for_an_address_that_leads_away_only_to_itself()
    {
        var browser = await (await desks.Shared).InBrowser(await (await desks.Shared).Seller());
        foreach (var next in new[] { "//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "/x\\evil.example" })
        {
            var reply = await browser.Get($"/sign-in/from-provider?next={Uri.EscapeDataString(next)}");
            Assert.DoesNotContain("evil.example", reply.Header("Location") ?? "", StringComparison.Ordinal);
        }
    }
}
