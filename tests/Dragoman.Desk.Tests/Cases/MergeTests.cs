using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Merge;
using Dragoman.Desk.Cases.Reply;

namespace Dragoman.Desk.Tests.Cases;

public sealed class MergeTests
{
    private static Task<Outcome<Case>> Merge(TestDesk desk, string from, string? into, Actor by) => desk.Do((MergeCases h) => h.Handle(new(from, into), by));
    private static Task<Outcome<Case>> Unmerge(TestDesk desk, string number, Actor by) => desk.Do((UnmergeCase h) => h.Handle(number, by));

    [Theory, OnEachDatabase]
    public async Task A_merged_case_is_closed_and_both_numbers_stay_findable(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        (await Merge(desk, one, two, agent)).OrThrow();
        var source = await desk.Story(one, seller);
        Assert.Equal(("closed", two), (source.Case.Status, source.Case.MergedInto!));
        Assert.Null(source.Case.DueAt);
        Assert.Equal([one], (await desk.Story(two, agent)).OtherNumbers);
        Assert.Empty((await desk.Story(two, seller)).OtherNumbers);
    }

    [Theory, OnEachDatabase]
    public async Task What_the_seller_writes_to_a_merged_case_reaches_the_other(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two, three) = (await desk.Request(seller), await desk.Request(seller), await desk.Request(seller));
        (await Merge(desk, one, two, agent)).OrThrow();
        (await Merge(desk, two, three, agent)).OrThrow();
        Assert.Equal(three, (await desk.Write(one, seller, "Where are we?")).Number);
        Assert.Contains((await desk.Story(three, agent)).Timeline, i => i.Text == "Where are we?");
    }

    [Theory, OnEachDatabase]
    public async Task A_merged_case_is_answered_and_changed_nowhere_but_there(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        (await Merge(desk, one, two, agent)).OrThrow();
        Assert.Equal("case.merged", (await desk.Do(async (ReplyToCase h) => await h.Handle(new(one, "Hello", (await desk.Case(one)).Version), agent))).Refusal?.Faults[0].Code);
        Assert.Equal("case.merged", (await desk.Do((ChangeCase h) => h.Handle(new(one, null, "open"), agent))).Refusal?.Faults[0].Code);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("waiting")]
    [InlineData("solved")]
    [InlineData("closed")]
    public async Task Taken_back_the_case_returns_to_the_status_it_had(string status)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        if (status != "new")
            (await desk.Do((ChangeCase h) => h.Handle(new(one, null, status), agent))).OrThrow();
        (await Merge(desk, one, two, agent)).OrThrow();
        Assert.Equal(status, (await Unmerge(desk, one, agent)).OrThrow().Status);
        Assert.Null((await desk.Story(one, agent)).Case.MergedInto);
        Assert.Empty((await desk.Story(two, agent)).OtherNumbers);
        Assert.Equal("merge.not_merged", (await Unmerge(desk, one, agent)).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task Taken_back_the_clocks_go_on_without_the_time_in_between(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        desk.Pass(TimeSpan.FromHours(1));
        (await Merge(desk, one, two, agent)).OrThrow();
        desk.Pass(TimeSpan.FromHours(10));
        (await Unmerge(desk, one, agent)).OrThrow();
        Assert.Equal(desk.Now.AddHours(7), (await desk.Clock(one, CaseClock.FirstReply)).DueAt);
        Assert.Equal(desk.Now.AddHours(23), (await desk.Clock(one, CaseClock.Resolution)).DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_merge_twice_taken_back_twice_is_as_if_nothing_were(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        await desk.Reply(one, agent, "waiting");
        for (var i = 0; i < 2; i++)
        {
            (await Merge(desk, one, two, agent)).OrThrow();
            (await Unmerge(desk, one, agent)).OrThrow();
        }
        Assert.Equal("waiting", (await desk.Case(one)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_merged_is_said(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var (one, two, theirs) = (await desk.Request(seller), await desk.Request(seller), await desk.Request(other));
        Assert.Equal("missing.into", (await Merge(desk, one, " ", agent)).Refusal?.Faults[0].Code);
        Assert.Equal("merge.unknown_target", (await Merge(desk, one, "R-0000-0000", agent)).Refusal?.Faults[0].Code);
        Assert.Equal("merge.same_case", (await Merge(desk, one, one.ToLowerInvariant(), agent)).Refusal?.Faults[0].Code);
        Assert.Equal("merge.other_seller", (await Merge(desk, one, theirs, agent)).Refusal?.Faults[0].Code);
        (await Merge(desk, one, two, agent)).OrThrow();
        Assert.Equal("case.merged", (await Merge(desk, one, two, agent)).Refusal?.Faults[0].Code);
        Assert.Equal("merge.target_merged", (await Merge(desk, two, one, agent)).Refusal?.Faults[0].Code);
        foreach (var stranger in new[] { seller, await desk.Staff(Role.Mediator), await desk.Partner() })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Merge(desk, two, one, stranger)).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await Unmerge(desk, one, stranger)).Refusal?.Kind);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_link_is_noted_on_both_cases_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (agent, one, two) = (await desk.Agent(), await desk.Request(await desk.Seller()), await desk.Request(await desk.Seller()));
        (await desk.Do((LinkCases h) => h.Handle(one, two, agent))).OrThrow();
        (await desk.Do((LinkCases h) => h.Handle(one, two, agent))).OrThrow();
        (await desk.Do((LinkCases h) => h.Handle(two, one, agent))).OrThrow();
        foreach (var (mine, other) in new[] { (one, two), (two, one) })
            Assert.Equal(other, Assert.Single((await desk.Story(mine, agent)).Timeline, i => i.Kind == CaseEventKind.Linked).Data!.Value.GetProperty("otherNumber").GetString());
        Assert.Equal("link.unknown_target", (await desk.Do((LinkCases h) => h.Handle(one, one, agent))).Refusal?.Faults[0].Code);
        Assert.Equal("link.unknown_target", (await desk.Do((LinkCases h) => h.Handle(one, null, agent))).Refusal?.Faults[0].Code);
    }
}
