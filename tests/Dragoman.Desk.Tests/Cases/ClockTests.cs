using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Sweep;
using Dragoman.Desk.Cases.Write;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ClockTests
{
    private static async Task Change(TestDesk desk, string number, Actor by, string? status = null, string? priority = null, string? topic = null) =>
        (await desk.Do((ChangeCase h) => h.Handle(new(number, null, status, priority, topic), by))).OrThrow();

    [Theory, OnEachDatabase]
    public async Task The_first_reply_is_owed_from_the_opening_until_a_person_answers(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        var opened = desk.Now;
        var clock = await desk.Clock(number, CaseClock.FirstReply);
        Assert.Equal(("running", opened.AddHours(8), opened.AddHours(6.4)), (clock.State, clock.DueAt!.Value, clock.WarnAt!.Value));
        desk.Pass(TimeSpan.FromHours(3));
        await desk.Reply(number, await desk.Agent());
        clock = await desk.Clock(number, CaseClock.FirstReply);
        Assert.Equal(("met", 3 * 3600L, desk.Now), (clock.State, clock.ElapsedSeconds, clock.FulfilledAt!.Value));
        Assert.Null(clock.DueAt);
        Assert.Null(clock.WarnAt);
    }

    [Theory, OnEachDatabase]
    public async Task After_a_reply_the_next_one_is_owed_from_the_oldest_unanswered_message(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent);
        desk.Pass(TimeSpan.FromHours(1));
        await desk.Write(number, seller);
        var asked = desk.Now;
        desk.Pass(TimeSpan.FromHours(1));
        await desk.Write(number, seller);
        Assert.Equal(asked.AddHours(8), (await desk.Clock(number, CaseClock.NextReply)).DueAt);
        await desk.Reply(number, agent);
        Assert.Equal("met", (await desk.Clock(number, CaseClock.NextReply)).State);
        desk.Pass(TimeSpan.FromHours(5));
        await desk.Write(number, seller);
        var clock = await desk.Clock(number, CaseClock.NextReply);
        Assert.Equal(("running", desk.Now, desk.Now.AddHours(8), 0L), (clock.State, clock.StartedAt!.Value, clock.DueAt!.Value, clock.ElapsedSeconds));
    }

    [Theory, OnEachDatabase]
    public async Task Not_solved_without_a_word_asks_for_the_next_answer_too(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        await desk.Reply(number, await desk.Agent(), "solved");
        desk.Pass(TimeSpan.FromHours(1));
        (await desk.Do((RejectSolution h) => h.Handle(number, null, seller))).OrThrow();
        Assert.Equal(desk.Now.AddHours(8), (await desk.Clock(number, CaseClock.NextReply)).DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_solution_ends_the_resolution_clock_and_a_reopened_case_goes_on(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        desk.Pass(TimeSpan.FromHours(5));
        await desk.Reply(number, agent, "solved");
        var clock = await desk.Clock(number, CaseClock.Resolution);
        Assert.Equal(("met", 5 * 3600L), (clock.State, clock.ElapsedSeconds));
        Assert.Null((await desk.Case(number)).DueAt);

        desk.Pass(TimeSpan.FromHours(40));
        await desk.Write(number, seller);
        clock = await desk.Clock(number, CaseClock.Resolution);
        Assert.Equal(("running", desk.Now.AddHours(19)), (clock.State, clock.DueAt!.Value));
        Assert.Null(clock.FulfilledAt);
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("hold")]
    public async Task While_the_seller_or_another_is_waited_for_time_stands_still(string status)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        desk.Pass(TimeSpan.FromHours(2));
        await Change(desk, number, agent, status);
        var clock = await desk.Clock(number, CaseClock.Resolution);
        Assert.Equal(("paused", 2 * 3600L), (clock.State, clock.ElapsedSeconds));
        Assert.Null(clock.DueAt);
        Assert.Null((await desk.Case(number)).DueAt);

        desk.Pass(TimeSpan.FromDays(3));
        Assert.Equal(new SweepClocks.Report(0, 0), await desk.Do((SweepClocks h) => h.Handle()));
        await Change(desk, number, agent, "open");
        Assert.Equal(desk.Now.AddHours(22), (await desk.Clock(number, CaseClock.Resolution)).DueAt);
        Assert.Equal(desk.Now.AddHours(6), (await desk.Clock(number, CaseClock.FirstReply)).DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task Another_priority_brings_its_target_and_keeps_the_elapsed_time(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var opened = desk.Now;
        desk.Pass(TimeSpan.FromHours(1));
        await Change(desk, number, agent, priority: "high");
        Assert.Equal(opened.AddHours(2), (await desk.Clock(number, CaseClock.FirstReply)).DueAt);
        await Change(desk, number, agent, priority: "normal");
        Assert.Equal(opened.AddHours(8), (await desk.Clock(number, CaseClock.FirstReply)).DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task Another_topic_brings_the_target_of_its_queue_and_keeps_the_elapsed_time(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var opened = desk.Now;
        desk.Pass(TimeSpan.FromHours(10));
        await Change(desk, number, agent, topic: "funds.commission");
        Assert.Equal(opened.AddHours(48), (await desk.Clock(number, CaseClock.Resolution)).DueAt);
        await Change(desk, number, agent, topic: "order.unpaid");
        Assert.Equal(opened.AddHours(24), (await desk.Clock(number, CaseClock.Resolution)).DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_reply_in_time_is_not_late_afterwards_because_the_terms_changed(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        desk.Pass(TimeSpan.FromHours(5));
        await desk.Reply(number, agent);
        await Change(desk, number, agent, priority: "high");
        Assert.Equal("met", (await desk.Clock(number, CaseClock.FirstReply)).State);
        Assert.DoesNotContain((await desk.Story(number, agent)).Timeline, i => i.Kind == CaseEventKind.Breached);
    }

    [Theory, OnEachDatabase]
    public async Task A_breach_that_no_sweep_saw_is_recorded_with_the_late_reply_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var due = desk.Now.AddHours(8);
        desk.Pass(TimeSpan.FromHours(9));
        await desk.Reply(number, agent);
        await desk.Do((SweepClocks h) => h.Handle());
        (await desk.Do((AddNote h) => h.Handle(new(number, "A note"), agent))).OrThrow();
        await desk.Reply(number, agent);

        var breach = Assert.Single((await desk.Story(number, agent)).Timeline, i => i.Kind == CaseEventKind.Breached);
        Assert.Equal((CaseClock.FirstReply, due), (breach.Data!.Value.GetProperty("metric").GetString()!, breach.Data.Value.GetProperty("dueAt").GetDateTime()));
        var clock = await desk.Clock(number, CaseClock.FirstReply);
        Assert.Equal(("breached", 9 * 3600L), (clock.State, clock.ElapsedSeconds));
        Assert.NotNull(clock.BreachedAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_reply_at_the_very_instant_is_in_time_and_a_moment_later_is_not(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        desk.Pass(TimeSpan.FromHours(8));
        await desk.Reply(one, agent);
        desk.Pass(TimeSpan.FromMilliseconds(1));
        await desk.Reply(two, agent);
        Assert.Equal(("met", "breached"), ((await desk.Clock(one, CaseClock.FirstReply)).State, (await desk.Clock(two, CaseClock.FirstReply)).State));
    }

    [Theory, OnEachDatabase]
    public async Task A_case_shows_the_next_promise_among_those_that_are_owed(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        var opened = desk.Now;
        Assert.Equal((CaseClock.FirstReply, opened.AddHours(8)), await Promise(desk, number));
        await desk.Reply(number, agent);
        Assert.Equal((CaseClock.Resolution, opened.AddHours(24)), await Promise(desk, number));
        desk.Pass(TimeSpan.FromHours(1));
        await desk.Write(number, seller);
        Assert.Equal((CaseClock.NextReply, opened.AddHours(9)), await Promise(desk, number));
        await desk.Reply(number, agent, "waiting");
        Assert.Equal((null, null), await Promise(desk, number));
    }

    private static async Task<(string?, DateTime?)> Promise(TestDesk desk, string number)
    {
        var c = await desk.Case(number);
        return (c.DueMetric, c.DueAt);
    }

    [Theory, OnEachDatabase]
    public async Task The_promise_of_a_case_keeps_to_the_clock_when_another_machines_clock_lags(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        var opened = desk.Now;
        desk.Time.AdjustTime(desk.Time.GetUtcNow().AddSeconds(-5));
        var answered = await desk.Reply(number, agent);
        Assert.Equal(opened, answered.FirstRepliedAt!.Value);
        Assert.Equal((await desk.Story(number, agent)).Timeline.Select(i => i.At).Order(), (await desk.Story(number, agent)).Timeline.Select(i => i.At));
    }
}
