using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

/// <summary>Limits are per token, or per address for those who have none; the bucket refills every ten seconds.</summary>
public class RateLimitTests
{
    [Fact]
    public async Task Who_calls_too_often_is_told_when_to_go_on_and_nobody_else_waits()
    {
        await using var desk = await WebDesk.Open(settings: "Limits:ApiPerMinute=12");
        var (busy, calm) = (await desk.Seller(), await desk.Seller());
        var replies = new List<Reply>();
        for (var i = 0; i < 40; i++)
            replies.Add(await busy.Api.Get("/api/v1/me"));
        Assert.Contains(replies, r => r.Status == 200);
        var refused = replies.Where(r => r.Status != 200).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, r =>
        {
            r.IsProblem(429, "too_many_requests");
            Assert.InRange(int.Parse(r.Header("Retry-After")!), 1, 60);
        });
        (await calm.Api.Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task Nobody_in_particular_asks_the_assistant_without_end()
    {
        await using var desk = await WebDesk.Open(settings: "Limits:AnonymousPerMinute=6");
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
            statuses.Add((await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "Payout failed" })).Status);
        Assert.Contains(200, statuses);
        Assert.Contains(429, statuses);
        (await desk.Admin.Api.Get("/api/v1/me")).Is(200);
        for (var i = 0; i < 20; i++)
            (await desk.Anonymous.Get("/healthz")).Is(200);
    }

    [Theory]
    [InlineData("/api/v1/help/en/support.phone"), InlineData("/api/v1/orders/picture.png")]
    public async Task A_dot_in_the_address_opens_no_way_around_the_limit(string path)
    {
        await using var desk = await WebDesk.Open(settings: "Limits:AnonymousPerMinute=6");
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
            statuses.Add((await desk.Anonymous.Get(path)).Status);
        Assert.Contains(429, statuses);
    }

    [Fact]
    public async Task Pages_are_limited_but_not_what_belongs_to_them()
    {
        await using var desk = await WebDesk.Open(settings: "Limits:PagesPerMinute=6");
        var (pages, assets) = (new List<int>(), new List<int>());
        for (var i = 0; i < 20; i++)
        {
            pages.Add((await desk.Anonymous.Get("/help/en/support.phone")).Status);
            assets.Add((await desk.Anonymous.Get("/app.css")).Status);
        }
        Assert.Contains(200, pages);
        Assert.Contains(429, pages);
        Assert.All(assets, status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task Wrong_tokens_are_limited_like_nobody()
    {
        await using var desk = await WebDesk.Open(settings: "Limits:AnonymousPerMinute=6");
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
            statuses.Add((await new Caller(desk.Address, $"dgm_{i:D40}").Get("/api/v1/me")).Status);
        Assert.Contains(401, statuses);
        Assert.Contains(429, statuses);
    }

    [Fact]
    public async Task Signing_in_is_limited()
    {
        await using var desk = await WebDesk.Open(settings: "Limits:SignInPerMinute=5");
        var statuses = new List<int>();
        for (var i = 0; i < 15; i++)
            statuses.Add((await desk.Anonymous.Send(HttpMethod.Post, "/account/passkey/sign-in", new FormUrlEncodedContent([]))).Status);
        Assert.Contains(429, statuses);
    }
}
