using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class CursorTests(Desks desks)
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Pages_of_cases_show_each_once_while_others_arrive(TestDatabase database)
    {
        var desk = await desks.On(database);
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var before = new List<string>();
        for (var i = 0; i < 7; i++)
            before.Add(await desk.Request(seller));
        var shown = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await agent.Api.Get($"/api/v1/cases?seller={seller.SellerId}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(200);
            shown.AddRange(page.Json.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString()!));
            cursor = page.Json.GetProperty("next").GetString();
            if (shown.Count == 4)
                await desk.Request(seller);
        }
        while (cursor is not null && shown.Count < 20);
        Assert.Equal(shown.Distinct(), shown);
        Assert.Empty(before.Except(shown));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Pages_of_found_cases_show_each_once(TestDatabase database)
    {
        var desk = await desks.On(database);
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var word = $"quagga{desk.Next()}x";
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
            numbers.Add(await desk.Request(seller, $"The {word} is gone"));
        var shown = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await agent.Api.Get($"/api/v1/cases?view=all&q={word}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(200);
            shown.AddRange(page.Json.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString()!));
            cursor = page.Json.GetProperty("next").GetString();
        }
        while (cursor is not null && shown.Count < 20);
        Assert.Equal(Enumerable.Reverse(numbers), shown);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Pages_of_ones_own_requests_come_newest_first(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
            numbers.Add(await desk.Request(seller));
        var shown = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await seller.Api.Get($"/api/v1/requests?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(200);
            shown.AddRange(page.Json.GetProperty("requests").EnumerateArray().Select(c => c.GetProperty("number").GetString()!));
            cursor = page.Json.GetProperty("next").GetString();
        }
        while (cursor is not null && shown.Count < 20);
        Assert.Equal(Enumerable.Reverse(numbers), shown);
    }

    [Theory]
    [InlineData("cursor=nonsense", "invalid.cursor"), InlineData("cursor=", "invalid.cursor"), InlineData("limit=0", "invalid.limit"), InlineData("limit=-1", "invalid.limit"), InlineData("limit=100000", "invalid.limit")]
    public async Task A_cursor_or_a_limit_that_is_none_is_refused(string query, string code)
    {
        var desk = await desks.Shared;
        (await desk.Admin.Api.Get($"/api/v1/cases?{query}")).IsProblem(422, code);
        (await (await desk.Seller()).Api.Get($"/api/v1/requests?{query}")).IsProblem(422, code);
    }

    [Fact]
    public async Task A_cursor_shows_nothing_of_another_store()
    {
        var desk = await desks.Shared;
        var (owner, other) = (await desk.Seller(), await desk.Seller());
        for (var i = 0; i < 3; i++)
            await desk.Request(owner);
        var cursor = (await owner.Api.Get("/api/v1/requests?limit=1")).Is(200).String("next");
        Assert.Equal(0, (await other.Api.Get($"/api/v1/requests?cursor={cursor}")).Is(200).Json.GetProperty("requests").GetArrayLength());
    }
}
