using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Merge;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ChangeCaseTests
{
    private static Task<Outcome<Case>> Change(TestDesk desk, ChangeCase.Command command, Actor by) => desk.Do((ChangeCase h) => h.Handle(command, by));

    [Theory, OnEachDatabase]
    public async Task Several_things_change_at_once_and_each_is_told(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var changed = (await Change(desk, new(number, 2, "hold", "high", "funds.commission", ["VIP", " 退款 ", "vip"], "me"), agent)).OrThrow();
        Assert.Equal(("hold", "high", "funds.commission", "funds", " vip 退款 "), (changed.Status, changed.Priority, changed.Topic, changed.Area, changed.Tags));
        Assert.Equal(agent.AccountId, changed.AssigneeId!.Value);
        var told = (await desk.Story(number, agent)).Timeline.Skip(2).Select(i => i.Kind);
        Assert.Equal([CaseEventKind.Topic, CaseEventKind.Priority, CaseEventKind.Tags, CaseEventKind.Assigned, CaseEventKind.Status], told);
    }

    [Theory, OnEachDatabase]
    public async Task What_stays_as_it_is_leaves_no_trace(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var one = (await Change(desk, new(number, null, "open", "high", null, ["a"], "me"), agent)).OrThrow();
        var two = (await Change(desk, new(number, null, "open", "high", "logistics.tracking-stuck", ["A"], "me"), agent)).OrThrow();
        Assert.Equal(one.Version, two.Version);
    }

    [Theory, OnEachDatabase]
    public async Task Tags_are_added_or_replaced(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        await Change(desk, new(number, null, Tags: ["b", "a"]), desk.Admin);
        Assert.Equal(" a b c ", (await Change(desk, new(number, null) { AddTags = ["c", "a"] }, desk.Admin)).OrThrow().Tags);
        Assert.Equal("", (await Change(desk, new(number, null, Tags: []), desk.Admin)).OrThrow().Tags);
    }

    [Fact]
    public async Task A_case_takes_no_more_than_twenty_tags_however_they_come()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var number = await desk.Request(await desk.Seller());
        (await Change(desk, new(number, null, Tags: [.. Enumerable.Range(0, 20).Select(i => $"t{i}")]), desk.Admin)).OrThrow();
        Assert.Equal("invalid.tags", (await Change(desk, new(number, null) { AddTags = ["one-more"] }, desk.Admin)).Refusal?.Faults[0].Code);
        Assert.True((await Change(desk, new(number, null) { AddTags = ["t3"] }, desk.Admin)).Succeeded);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_changes()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var number = await desk.Request(await desk.Seller());
        var refused = await Change(desk, new(number, null, "new", "extreme", "no.such", ["two words"], "nobody"), desk.Admin);
        Assert.Equal(["invalid.status", "invalid.priority", "invalid.topic", "invalid.tags", "invalid.assignee"], refused.Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(2, (await desk.Case(number)).Version);
        foreach (var tags in new string?[][] { [null], [""], [new string('x', 41)], ["zero\0"] })
            Assert.Equal("invalid.tags", (await Change(desk, new(number, null, Tags: tags!), desk.Admin)).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_works_cases_changes_them(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        foreach (var other in new[] { Actor.Anonymous, seller, await desk.Partner(), await desk.Staff(Role.Mediator) })
            Assert.Equal(RefusalKind.Forbidden, (await Change(desk, new(number, null, "open"), other)).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task A_case_goes_to_a_colleague_and_back_into_the_queue(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, lead) = (await desk.Seller(), await desk.Agent(), await desk.Lead());
        var number = await desk.Request(seller);
        Assert.Equal(agent.AccountId, (await Change(desk, new(number, null, Assignee: agent.AccountId.ToString()), lead)).OrThrow().AssigneeId!.Value);
        Assert.Null((await Change(desk, new(number, null, Assignee: "none"), lead)).OrThrow().AssigneeId);
        foreach (var wrong in new[] { seller.AccountId.ToString(), (await desk.Partner()).AccountId.ToString(), Guid.NewGuid().ToString() })
            Assert.Equal("invalid.assignee", (await Change(desk, new(number, null, Assignee: wrong), lead)).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_change_to_many_cases_is_done_or_refused_one_by_one(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        string[] numbers = [await desk.Request(seller), await desk.Request(seller), await desk.Request(seller)];
        (await desk.Do((MergeCases h) => h.Handle(new(numbers[1], numbers[0]), agent))).OrThrow();
        var results = (await desk.Do((ChangeCases h) => h.Handle([.. numbers, "R-0000", numbers[0]], new("", null, Priority: "high", Assignee: "me"), agent))).OrThrow();
        Assert.Equal(
            [(numbers[0], true, null), (numbers[1], false, "case.merged"), (numbers[2], true, null), ("R-0000", false, "not_found")],
            results.Select(r => (r.Number, r.Done, r.Faults.FirstOrDefault()?.Code)));
        foreach (var number in new[] { numbers[0], numbers[2] })
            Assert.Equal(("high", agent.AccountId), ((await desk.Case(number)).Priority, (await desk.Case(number)).AssigneeId!.Value));
    }

    [Fact]
    public async Task A_bulk_change_is_for_one_to_a_hundred_cases()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        foreach (var numbers in new IReadOnlyList<string>?[] { null, [], [.. Enumerable.Repeat("R-1", 101)] })
            Assert.Equal("invalid.numbers", (await desk.Do((ChangeCases h) => h.Handle(numbers, new("", null, "open"), desk.Admin))).Refusal?.Faults[0].Code);
    }
}
