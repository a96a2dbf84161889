using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

/// <summary>A cookie goes along with whatever another site makes the browser send; a header of our own does not.</summary>
public class CookieTests(Desks desks)
{
    [Fact]
    public async Task A_cookie_reads()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var me = (await (await desk.InBrowser(seller)).Get("/api/v1/me")).Is(200);
        Assert.Equal(seller.SellerId, me.Json.GetProperty("sellerId").GetGuid());
    }

    [Fact]
    public async Task A_cookie_alone_does_not_write()
    {
        var desk = await desks.Shared;
        var browser = await desk.InBrowser(await desk.Seller());
        var refused = (await browser.Post("/api/v1/drafts", new { subject = "from elsewhere" })).IsProblem(403, "csrf");
        Assert.Contains("X-Dragoman-Console", refused.Text, StringComparison.Ordinal);
        (await browser.Patch("/api/v1/me", new { language = "es" })).IsProblem(403, "csrf");
        (await browser.Delete($"/api/v1/tokens/{Guid.NewGuid()}")).IsProblem(403, "csrf");
        Assert.Equal(0, (await browser.Get("/api/v1/drafts")).Is(200).Json.GetProperty("drafts").GetArrayLength());
    }

    [Fact]
    public async Task Our_own_pages_write_with_the_header_that_other_sites_cannot_send()
    {
        var desk = await desks.Shared;
        var browser = await desk.InBrowser(await desk.Seller());
        browser.Headers["X-Dragoman-Console"] = "1";
        (await browser.Post("/api/v1/drafts", new { subject = "from our page" })).Is(201);
    }

    [Fact]
    public async Task Another_site_is_not_told_that_it_may_call()
    {
        var desk = await desks.Shared;
        var browser = await desk.InBrowser(await desk.Seller());
        browser.Headers["Origin"] = "https://elsewhere.example";
        browser.Headers["Access-Control-Request-Method"] = "POST";
        browser.Headers["Access-Control-Request-Headers"] = "x-dragoman-console";
        var asked = await browser.Send(HttpMethod.Options, "/api/v1/drafts");
        Assert.Null(asked.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_forged_cookie_is_nobody()
    {
        var desk = await desks.Shared;
        (await new Caller(desk.Address, null, "dragoman=CfDJ8AAAA").Get("/api/v1/me")).IsProblem(401, "unauthorized");
    }

    [Fact]
    public async Task A_form_without_its_own_token_is_refused()
    {
        var desk = await desks.Shared;
        var browser = await desk.InBrowser(await desk.Seller());
        var reply = await browser.Send(HttpMethod.Post, "/language", new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "es", ["next"] = "/" }));
        reply.Is(400).HidesItsInsides();
    }
}
