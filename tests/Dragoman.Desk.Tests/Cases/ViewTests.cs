using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Views;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ViewTests
{
    private static Task<Outcome<SavedView>> Save(TestDesk desk, Actor by, string? name, CaseFilter? filter, bool shared = false) =>
        desk.Do((SaveView h) => h.Handle(new(name, filter, shared), by));

    private static async Task<IEnumerable<string>> Names(TestDesk desk, Actor by) => (await desk.Do((ListViews h) => h.Handle(by))).OrThrow().Select(v => v.Name);

    [Theory, OnEachDatabase]
    public async Task A_saved_view_lists_what_its_filter_says(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var money = await desk.Request(seller, "funds.commission");
        await desk.Request(seller);
        var view = (await Save(desk, agent, "钱", new(Area: "funds", Assignee: "none"))).OrThrow();
        var page = (await desk.Do((ListCases h) => h.Handle(new(view.Id.ToString()), agent))).OrThrow();
        Assert.Equal([money], page.Cases.Select(c => c.Number));
    }

    [Theory, OnEachDatabase]
    public async Task A_view_is_its_owners_unless_a_lead_shares_it(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (agent, other, lead) = (await desk.Agent(), await desk.Agent(), await desk.Lead());
        var mine = (await Save(desk, agent, "mine", new())).OrThrow();
        (await Save(desk, lead, "ours", new(Breached: true), shared: true)).OrThrow();
        Assert.Equal(["mine", "ours"], await Names(desk, agent));
        Assert.Equal(["ours"], await Names(desk, other));
        Assert.Equal("invalid.view", (await desk.Do((ListCases h) => h.Handle(new(mine.Id.ToString()), other))).Refusal?.Faults[0].Code);
        Assert.Equal(RefusalKind.Forbidden, (await Save(desk, agent, "for all", new(), shared: true)).Refusal?.Kind);
        Assert.Equal(Refusal.NotFound, (await desk.Do((DeleteView h) => h.Handle(mine.Id, other))).Refusal);
        (await desk.Do((DeleteView h) => h.Handle(mine.Id, agent))).OrThrow();
        Assert.Equal(["ours"], await Names(desk, agent));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_no_view_is_refused(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        Assert.Equal(["missing.name", "missing.filter"], (await Save(desk, agent, " ", null)).Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(["too_long.name", "invalid.stage"], (await Save(desk, agent, new('x', 61), new(Stage: "asleep"))).Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(["invalid.name"], (await Save(desk, agent, "zero\0", new())).Refusal!.Faults.Select(f => f.Code));
        for (var i = 0; i < SaveView.Most; i++)
            (await Save(desk, agent, $"{i}", new())).OrThrow();
        Assert.Equal(["view.too_many"], (await Save(desk, agent, "one more", new())).Refusal!.Faults.Select(f => f.Code));
        foreach (var other in new[] { await desk.Seller(), await desk.Partner(), Actor.Anonymous })
            Assert.Equal(RefusalKind.Forbidden, (await Save(desk, other, "x", new())).Refusal?.Kind);
    }
}
