using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Write;

namespace Dragoman.Desk.Tests.Cases;

public sealed class SellerWritesTests
{
    [Theory, OnEachDatabase]
    public async Task A_message_to_a_waiting_case_opens_it(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "waiting");
        var written = await desk.Write(number, seller);
        Assert.Equal(("open", agent.AccountId), (written.Status, written.AssigneeId!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task A_message_to_a_new_case_leaves_it_new(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        Assert.Equal("new", (await desk.Write(number, seller)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_solved_case_opens_again_with_its_agent(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "solved");
        desk.Pass(TimeSpan.FromHours(2));
        var reopened = await desk.Write(number, seller);
        Assert.Equal(("open", agent.AccountId), (reopened.Status, reopened.AssigneeId!.Value));
        Assert.Null(reopened.SolvedAt);
    }

    [Theory, OnEachDatabase]
    public async Task Or_without_one_when_its_agent_is_away_or_gone(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, away, gone) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        await desk.Reply(one, away, "solved");
        await desk.Reply(two, gone, "solved");
        await desk.Do((ChangeAvailability h) => h.Handle(true, away));
        await desk.Do((SwitchAccount h) => h.Handle(gone.AccountId, false, desk.Admin));
        Assert.Null((await desk.Write(one, seller)).AssigneeId);
        Assert.Null((await desk.Write(two, seller)).AssigneeId);
    }

    [Theory, OnEachDatabase]
    public async Task A_closed_case_reopens_within_seven_days_and_not_after(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (inTime, late) = (await desk.Request(seller), await desk.Request(seller));
        foreach (var number in new[] { inTime, late })
        {
            await desk.Reply(number, agent, "solved");
            (await desk.Do((ConfirmSolution h) => h.Handle(number, seller))).OrThrow();
        }
        desk.Pass(TimeSpan.FromDays(7));
        var reopened = await desk.Write(inTime, seller);
        Assert.Equal("open", reopened.Status);
        Assert.Null(reopened.ClosedAt);

        desk.Pass(TimeSpan.FromMilliseconds(1));
        var refused = (await desk.Do((WriteToCase h) => h.Handle(new(late, "Too late?"), seller))).Refusal!;
        Assert.Equal(("case.closed_for_good", 7), (refused.Faults[0].Code, (int)refused.Faults[0].Values!["days"]!));
        Assert.Equal("closed", (await desk.Case(late)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task The_seller_confirms_and_the_case_is_closed(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        Assert.Equal("case.nothing_to_confirm", (await desk.Do((ConfirmSolution h) => h.Handle(number, seller))).Refusal?.Faults[0].Code);
        await desk.Reply(number, agent, "solved");
        var solved = desk.Now;
        desk.Pass(TimeSpan.FromHours(1));
        var closed = (await desk.Do((ConfirmSolution h) => h.Handle(number, seller))).OrThrow();
        Assert.Equal(("closed", solved, desk.Now), (closed.Status, closed.SolvedAt!.Value, closed.ClosedAt!.Value));
        Assert.Equal("case.nothing_to_confirm", (await desk.Do((ConfirmSolution h) => h.Handle(number, seller))).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task The_seller_says_that_it_is_not_solved_with_or_without_words(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (silent, spoken) = (await desk.Request(seller), await desk.Request(seller));
        Assert.Equal("case.nothing_to_confirm", (await desk.Do((RejectSolution h) => h.Handle(silent, null, seller))).Refusal?.Faults[0].Code);
        await desk.Reply(silent, agent, "solved");
        await desk.Reply(spoken, agent, "solved");
        Assert.Equal("open", (await desk.Do((RejectSolution h) => h.Handle(silent, " ", seller))).OrThrow().Status);
        Assert.Equal("open", (await desk.Do((RejectSolution h) => h.Handle(spoken, "Still stuck", seller))).OrThrow().Status);
        Assert.Equal("Still stuck", (await desk.Story(spoken, agent)).Timeline.Last(i => i.Kind == CaseEventKind.Message).Text);
    }

    [Theory, OnEachDatabase]
    public async Task A_seller_never_sees_or_touches_another_sellers_case(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "solved");
        foreach (var stranger in new[] { other, seller with { SellerId = null } })
        {
            var kinds = new[]
            {
                (await desk.Do((ReadCase h) => h.Handle(number, stranger))).Refusal?.Kind,
                (await desk.Do((WriteToCase h) => h.Handle(new(number, "Hello"), stranger))).Refusal?.Kind,
                (await desk.Do((ConfirmSolution h) => h.Handle(number, stranger))).Refusal?.Kind,
                (await desk.Do((RejectSolution h) => h.Handle(number, null, stranger))).Refusal?.Kind,
                (await desk.Do((RejectSolution h) => h.Handle(number, "Hello", stranger))).Refusal?.Kind,
            };
            Assert.All(kinds, k => Assert.True(k is RefusalKind.NotFound or RefusalKind.Forbidden));
        }
        Assert.Equal(RefusalKind.Forbidden, (await desk.Do((WriteToCase h) => h.Handle(new(number, "Hello"), agent))).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Messages_that_are_sent_at_the_same_moment_are_all_kept(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        var written = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => desk.Do((WriteToCase h) => h.Handle(new(number, $"Message {i}"), seller)))));
        Assert.All(written, w => Assert.True(w.Succeeded, w.Refusal?.Faults[0].Code));
        var story = await desk.Story(number, agent);
        Assert.Equal(12, story.Timeline.Count(i => i.Text?.StartsWith("Message", StringComparison.Ordinal) == true));
        Assert.Equal(Enumerable.Range(1, story.Timeline.Count), story.Timeline.Select(i => i.Sequence));
    }
}
