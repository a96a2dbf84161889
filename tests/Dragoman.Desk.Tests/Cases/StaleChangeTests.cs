using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Merge;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Sweep;
using Dragoman.Desk.Cases.Write;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Tests.Cases;

public sealed class StaleChangeTests
{
    [Theory, OnEachDatabase]
    public async Task A_change_to_an_older_version_is_refused_and_shows_the_others_change(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, other) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        var number = await desk.Request(seller);
        var seen = (await desk.Case(number)).Version;
        await desk.Reply(number, other, text: "Mine was first.");

        foreach (var refused in new[]
        {
            await desk.Do((ReplyToCase h) => h.Handle(new(number, "Mine too.", seen), agent)),
            await desk.Do((ChangeCase h) => h.Handle(new(number, seen, "hold"), agent)),
            await desk.Do((AssignCase h) => h.Handle(new(number, "me", seen), agent)),
            await desk.Do((AssignCase h) => h.Handle(new(number, "auto", seen), agent)),
        })
        {
            Assert.Equal((RefusalKind.Conflict, "case.changed_meanwhile"), (refused.Refusal!.Kind, refused.Refusal.Faults[0].Code));
            var changes = Assert.IsAssignableFrom<IReadOnlyList<MissedChange>>(refused.Refusal.Changes);
            Assert.Equal(("Mine was first.", other.AccountId), (changes.Single(c => c.Kind == CaseEventKind.Reply).Text!, changes[0].AuthorId!.Value));
        }
        Assert.Equal("open", (await desk.Case(number)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_version_that_the_case_never_had_is_refused(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        foreach (var version in new[] { 0, -1, 3, int.MaxValue })
            Assert.Equal("invalid.version", (await desk.Do((ReplyToCase h) => h.Handle(new(number, "Hello", version), desk.Admin))).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task What_the_seller_wrote_meanwhile_counts_as_a_change(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Write(number, seller, "It is solved, thank you.");
        var refused = await desk.Do((ReplyToCase h) => h.Handle(new(number, "Hello", 2), agent));
        Assert.Equal("It is solved, thank you.", Assert.IsAssignableFrom<IReadOnlyList<MissedChange>>(refused.Refusal!.Changes)[0].Text);
    }

    [Theory, OnEachDatabase]
    public async Task What_the_system_did_meanwhile_does_not(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        Assert.Equal(1, await desk.Do((AssignWaiting h) => h.Handle()));
        desk.Pass(TimeSpan.FromHours(7));
        await desk.Do((SweepClocks h) => h.Handle());
        desk.Pass(TimeSpan.FromHours(2));
        await desk.Do((SweepClocks h) => h.Handle());
        Assert.True((await desk.Case(number)).Version > 4);
        Assert.True((await desk.Do((ReplyToCase h) => h.Handle(new(number, "Hello", 2), agent))).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Not_even_in_the_moment_of_sending(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        desk.Pass(TimeSpan.FromHours(7));
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => desk.Do((SweepClocks h) => h.Handle()))));
        var sent = await busy.Do((ReplyToCase h) => h.Handle(new(number, "Here is the answer.", 2), agent));
        Assert.True(sent.Succeeded, sent.Refusal?.Faults[0].Code);
        var kinds = (await desk.Story(number, agent)).Timeline.Select(i => i.Kind).ToList();
        Assert.Contains(CaseEventKind.Warned, kinds);
        Assert.Contains(CaseEventKind.Reply, kinds);
    }

    [Theory, OnEachDatabase]
    public async Task A_colleagues_change_in_the_moment_of_sending_is_shown(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, other) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        var number = await desk.Request(seller);
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => desk.Reply(number, other, text: "Mine was first."))));
        var refused = await busy.Do((ReplyToCase h) => h.Handle(new(number, "Mine too.", 2), agent));
        Assert.Equal(RefusalKind.Conflict, refused.Refusal?.Kind);
        Assert.Contains(Assert.IsAssignableFrom<IReadOnlyList<MissedChange>>(refused.Refusal!.Changes), c => c.Text == "Mine was first.");
        Assert.Single((await desk.Story(number, agent)).Timeline, i => i.Kind == CaseEventKind.Reply);
    }

    [Theory, OnEachDatabase]
    public async Task A_sellers_message_survives_an_answer_in_the_moment_of_sending(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => desk.Reply(number, agent, "solved"))));
        var sent = await busy.Do((WriteToCase h) => h.Handle(new(number, "One more thing"), seller));
        Assert.Equal("open", sent.OrThrow().Status);
        Assert.Equal("One more thing", (await desk.Story(number, agent)).Timeline.Last(i => i.Text is not null).Text);
    }

    [Theory, OnEachDatabase]
    public async Task A_merge_whose_target_changes_in_the_moment_still_goes_through(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => desk.Write(two, seller))));
        var merged = await busy.Do((MergeCases h) => h.Handle(new(one, two), agent));
        Assert.True(merged.Succeeded, merged.Refusal?.Faults[0].Code);
        Assert.Equal([one], (await desk.Story(two, agent)).OtherNumbers);
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_who_answer_the_same_version_one_is_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var agents = new List<Actor>();
        for (var i = 0; i < 6; i++)
            agents.Add(await desk.Agent());
        var number = await desk.Request(await desk.Seller());
        var sent = await Task.WhenAll(agents.Select(a => Task.Run(() => desk.Do((ReplyToCase h) => h.Handle(new(number, $"I am {a.Name}", 2), a)))));
        Assert.Single(sent, s => s.Succeeded);
        Assert.All(sent.Where(s => !s.Succeeded), s => Assert.Equal(RefusalKind.Conflict, s.Refusal!.Kind));
        Assert.Single((await desk.Story(number, agents[0])).Timeline, i => i.Kind == CaseEventKind.Reply);
    }
}
