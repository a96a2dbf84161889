using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Sweep;
using Dragoman.Desk.Cases.Write;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Cases;

public sealed class SweepTests
{
    private static Task<SweepClocks.Report> Sweep(TestDesk desk) => desk.Do((SweepClocks h) => h.Handle());

    private static async Task<List<string>> Marks(TestDesk desk, string number) =>
        [.. (await desk.Story(number, desk.Admin)).Timeline.Where(i => i.Kind is CaseEventKind.Warned or CaseEventKind.Breached)
            .Select(i => $"{i.Kind} {i.Data!.Value.GetProperty("metric").GetString()}")];

    [Theory, OnEachDatabase]
    public async Task A_clock_warns_at_four_fifths_and_breaches_at_its_end_each_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        desk.Pass(TimeSpan.FromHours(6.4) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(new(0, 0), await Sweep(desk));
        desk.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new(1, 0), await Sweep(desk));
        Assert.Equal(new(0, 0), await Sweep(desk));
        Assert.True((await desk.Case(number)) is { Warned: true, Breached: false });

        desk.Pass(TimeSpan.FromHours(1.6) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(new(0, 0), await Sweep(desk));
        desk.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new(0, 1), await Sweep(desk));
        Assert.Equal(new(0, 0), await Sweep(desk));
        Assert.True((await desk.Case(number)).Breached);
        Assert.Equal([$"{CaseEventKind.Warned} first_reply", $"{CaseEventKind.Breached} first_reply"], await Marks(desk, number));
    }

    [Theory, OnEachDatabase]
    public async Task Every_clock_of_a_case_is_marked_for_itself(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        desk.Pass(TimeSpan.FromHours(20));
        Assert.Equal(new(1, 1), await Sweep(desk));
        desk.Pass(TimeSpan.FromHours(10));
        Assert.Equal(new(0, 1), await Sweep(desk));
        Assert.Equal([$"{CaseEventKind.Breached} first_reply", $"{CaseEventKind.Warned} resolution", $"{CaseEventKind.Breached} resolution"], await Marks(desk, number));
    }

    [Theory, OnEachDatabase]
    public async Task After_a_long_night_a_clock_breaches_without_a_warning_that_helps_nobody(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        desk.Pass(TimeSpan.FromDays(10));
        Assert.Equal(new(0, 2), await Sweep(desk));
        Assert.Equal(2, (await Marks(desk, number)).Count);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_answered_or_waits_is_not_marked(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (solved, waiting) = (await desk.Request(seller), await desk.Request(seller));
        await desk.Reply(solved, agent, "solved");
        await desk.Reply(waiting, agent, "waiting");
        desk.Pass(TimeSpan.FromDays(2));
        Assert.Equal(new(0, 0), await Sweep(desk));
    }

    [Theory, OnEachDatabase]
    public async Task A_clock_that_starts_anew_warns_and_breaches_anew(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller, "funds.commission");
        for (var round = 0; round < 2; round++)
        {
            await desk.Reply(number, agent);
            await desk.Write(number, seller);
            desk.Pass(TimeSpan.FromHours(10));
            await Sweep(desk);
            desk.Pass(TimeSpan.FromHours(3));
            await Sweep(desk);
        }
        Assert.Equal(2, (await Marks(desk, number)).Count(m => m == $"{CaseEventKind.Breached} next_reply"));
        Assert.Equal(2, (await Marks(desk, number)).Count(m => m == $"{CaseEventKind.Warned} next_reply"));
    }

    [Theory, OnEachDatabase]
    public async Task Two_sweeps_at_the_same_time_mark_everything_exactly_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var other = await desk.AnotherNode();
        var (seller, lead) = (await desk.Seller(), await desk.Lead());
        var numbers = new List<string>();
        for (var i = 0; i < 12; i++)
            numbers.Add(await desk.Request(seller));
        desk.Pass(TimeSpan.FromHours(20));
        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Sweep(i % 2 == 0 ? desk : other))));
        // Who was in the way of another comes again with the next sweep.
        var last = await Sweep(desk);
        Assert.Equal((12, 12), (reports.Sum(r => r.Warned) + last.Warned, reports.Sum(r => r.Breached) + last.Breached));
        foreach (var number in numbers)
            Assert.Equal([$"{CaseEventKind.Breached} first_reply", $"{CaseEventKind.Warned} resolution"], (await Marks(desk, number)).Order());
        Assert.Equal(12, await desk.Do((DeskContext db) => db.Notices.CountAsync(n => n.AccountId == lead.AccountId && n.Kind == CaseEventKind.Breached)));
    }

    [Theory, OnEachDatabase]
    public async Task A_sweep_and_answers_at_the_same_time_lose_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var other = await desk.AnotherNode();
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var numbers = new List<string>();
        for (var i = 0; i < 12; i++)
            numbers.Add(await desk.Request(seller));
        desk.Pass(TimeSpan.FromHours(8.5));
        var sweep = Task.Run(() => Sweep(other));
        var answers = numbers.Select(n => Task.Run(() => desk.Do((WriteToCase h) => h.Handle(new(n, "Any news?"), seller)))).ToList();
        var replies = numbers.Select(n => Task.Run(() => desk.Do((ChangeCase h) => h.Handle(new(n, null, Priority: "high"), agent)))).ToList();
        await sweep;
        Assert.All(await Task.WhenAll(answers), a => Assert.True(a.Succeeded));
        Assert.All(await Task.WhenAll(replies), r => Assert.True(r.Succeeded));
        await Sweep(desk);
        foreach (var number in numbers)
        {
            Assert.Single(await Marks(desk, number), $"{CaseEventKind.Breached} first_reply");
            Assert.Contains((await desk.Story(number, agent)).Timeline, i => i.Text == "Any news?");
            Assert.Equal("high", (await desk.Case(number)).Priority);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_breach_moves_the_case_up_and_tells_every_lead_and_its_agent(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, lead, second) = (await desk.Seller(), await desk.Agent(), await desk.Lead(), await desk.Lead());
        var late = await desk.Request(seller);
        await desk.Do((ChangeCase h) => h.Handle(new(late, null, Assignee: "me"), agent));
        desk.Pass(TimeSpan.FromHours(7.9));
        var urgent = await desk.Request(seller, "account.suspended-wrongly");
        desk.Pass(TimeSpan.FromHours(0.2));
        await Sweep(desk);
        Assert.True((await desk.Case(late)).SortKey < (await desk.Case(urgent)).SortKey);
        var told = await desk.Do((DeskContext db) => db.Notices.Where(n => n.Kind == CaseEventKind.Breached).Select(n => n.AccountId).ToListAsync());
        Assert.Equal(new[] { agent.AccountId, lead.AccountId, second.AccountId }.Order(), told.Order());
    }

    [Theory, OnEachDatabase]
    public async Task A_warning_tells_the_agent_of_the_case(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        await desk.Lead();
        var number = await desk.Request(seller);
        await desk.Do((ChangeCase h) => h.Handle(new(number, null, Assignee: "me"), agent));
        desk.Pass(TimeSpan.FromHours(7));
        await Sweep(desk);
        var told = await desk.Do((DeskContext db) => db.Notices.Where(n => n.Kind == CaseEventKind.Warned).Select(n => n.AccountId).ToListAsync());
        Assert.Equal([agent.AccountId], told);
    }
}
