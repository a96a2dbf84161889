using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Requests.Mine;

namespace Dragoman.Desk.Tests.Requests;

public sealed class ListRequestsTests
{
    private static Task<Outcome<ListRequests.Page>> List(TestDesk desk, Actor seller, string? stage = null, string? cursor = null, int? limit = null) =>
        desk.Do((ListRequests h) => h.Handle(stage, cursor, limit, seller));

    [Theory, OnEachDatabase]
    public async Task A_store_sees_its_own_requests_changed_last_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var first = await desk.Request(seller);
        desk.Pass(TimeSpan.FromMinutes(1));
        var second = await desk.Request(seller);
        await desk.Request(other);
        desk.Pass(TimeSpan.FromMinutes(1));
        await desk.Reply(first, agent, "solved");
        var page = (await List(desk, seller)).OrThrow();
        Assert.Equal([(first, "solved", true), (second, "new", false)], page.Requests.Select(r => (r.Number, r.Status, r.Answered)));
        Assert.Null(page.Next);
        Assert.Equal([first], (await List(desk, seller, "done")).OrThrow().Requests.Select(r => r.Number));
        Assert.Equal([second], (await List(desk, seller, "active")).OrThrow().Requests.Select(r => r.Number));
    }

    [Theory, OnEachDatabase]
    public async Task Page_by_page_no_request_is_missing_or_twice(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var numbers = new HashSet<string>();
        for (var i = 0; i < 11; i++)
        {
            numbers.Add(await desk.Request(seller));
            if (i % 3 == 0)
                desk.Pass(TimeSpan.FromMilliseconds(1));
        }
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await List(desk, seller, cursor: cursor, limit: 3)).OrThrow();
            seen.AddRange(page.Requests.Select(r => r.Number));
            cursor = page.Next;
        } while (cursor is not null);
        Assert.Equal(11, seen.Count);
        Assert.Equal(numbers, seen.ToHashSet());
    }

    [Theory, OnEachDatabase]
    public async Task A_cursor_that_was_tampered_with_is_refused_or_finds_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        await desk.Request(seller);
        foreach (var wrong in new[] { "", "x", new string('f', 48), new string('g', 48), new CaseCursor(long.MinValue, Guid.Empty).ToString(), new CaseCursor(long.MaxValue, Guid.Empty).ToString() })
            Assert.Equal("invalid.cursor", Assert.Single((await List(desk, seller, cursor: wrong)).Refusal?.Faults ?? []).Code);
        Assert.Empty((await List(desk, seller, cursor: new CaseCursor(0, Guid.Empty).ToString())).OrThrow().Requests);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_said_at_once()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var refused = await List(desk, await desk.Seller(), "asleep", "nowhere", 101);
        Assert.Equal(["invalid.stage", "invalid.limit", "invalid.cursor"], refused.Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(RefusalKind.Forbidden, (await List(desk, desk.Admin)).Refusal?.Kind);
    }
}
