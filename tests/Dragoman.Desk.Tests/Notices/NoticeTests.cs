using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Merge;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Sweep;
using Dragoman.Desk.Cases.Write;
using Dragoman.Desk.Notices.Inbox;

namespace Dragoman.Desk.Tests.Notices;

public sealed class NoticeTests
{
    private static async Task<List<string>> Kinds(TestDesk desk, Actor of) =>
        [.. (await desk.Do((ReadNotices h) => h.Handle(100, of))).OrThrow().Items.Select(n => n.Kind)];

    [Theory, OnEachDatabase]
    public async Task The_seller_hears_of_answers_and_of_what_is_asked(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller, subject: "标题");
        await desk.Reply(number, agent);
        Assert.Equal(["reply"], await Kinds(desk, seller));
        await desk.Reply(number, agent, "waiting");
        await desk.Reply(number, agent, "solved");
        Assert.Equal(["reply", "reply", "reply", "solved", "waiting"], (await Kinds(desk, seller)).Order());
        var first = (await desk.Do((ReadNotices h) => h.Handle(1, seller))).OrThrow();
        Assert.Equal((5, number, "标题", agent.Name), (first.Unread, first.Items[0].CaseNumber, first.Items[0].Subject, first.Items[0].By!));
    }

    [Theory, OnEachDatabase]
    public async Task The_seller_hears_nothing_of_what_is_internal(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (number, other) = (await desk.Request(seller), await desk.Request(seller));
        (await desk.Do((AddNote h) => h.Handle(new(number, "Between us"), agent))).OrThrow();
        (await desk.Do((ChangeCase h) => h.Handle(new(number, null, Priority: "high", Assignee: "me", Tags: ["a"]), agent))).OrThrow();
        (await desk.Do((MergeCases h) => h.Handle(new(other, number), agent))).OrThrow();
        desk.Pass(TimeSpan.FromDays(2));
        await desk.Do((SweepClocks h) => h.Handle());
        Assert.Empty(await Kinds(desk, seller));
    }

    [Theory, OnEachDatabase]
    public async Task The_agent_of_a_case_hears_what_the_seller_says(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, other) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "solved");
        (await desk.Do((RejectSolution h) => h.Handle(number, null, seller))).OrThrow();
        await desk.Write(number, seller);
        Assert.Equal(["message", "message"], await Kinds(desk, agent));
        Assert.Empty(await Kinds(desk, other));
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_named_or_given_a_case_hears_of_it_but_nobody_of_what_they_did_themselves(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, lead) = (await desk.Seller(), await desk.Agent(), await desk.Lead());
        var number = await desk.Request(seller);
        (await desk.Do((AddNote h) => h.Handle(new(number, "See this", [lead.AccountId, agent.AccountId]), agent))).OrThrow();
        (await desk.Do((ChangeCase h) => h.Handle(new(number, null, Assignee: agent.AccountId.ToString()), lead))).OrThrow();
        Assert.Equal(["mention"], await Kinds(desk, lead));
        Assert.Equal(["assigned"], await Kinds(desk, agent));
        (await desk.Do((ChangeCase h) => h.Handle(new(number, null, Assignee: "me"), lead))).OrThrow();
        Assert.Equal(["mention"], await Kinds(desk, lead));
    }

    [Theory, OnEachDatabase]
    public async Task Notices_are_read_one_by_one_by_case_or_all(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, stranger, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        foreach (var number in new[] { one, one, two, two })
            await desk.Reply(number, agent);
        Task<int> Unread(Actor of) => desk.Do((ReadNotices h) => h.CountUnread(of));
        var items = (await desk.Do((ReadNotices h) => h.Handle(null, seller))).OrThrow().Items;
        Assert.Equal(0, (await desk.Do((MarkNotices h) => h.Handle(new([items[0].Id]), stranger))).OrThrow());
        Assert.Equal(4, await Unread(seller));
        Assert.Equal(1, (await desk.Do((MarkNotices h) => h.Handle(new([items[0].Id]), seller))).OrThrow());
        Assert.Equal(3, await Unread(seller));
        Assert.Equal(2, (await desk.Do((MarkNotices h) => h.Handle(new(CaseNumber: one), seller))).OrThrow());
        Assert.Equal(1, (await desk.Do((MarkNotices h) => h.Handle(new(), seller))).OrThrow());
        Assert.Equal(0, await Unread(seller));
        Assert.Equal("invalid.case_number", (await desk.Do((MarkNotices h) => h.Handle(new(CaseNumber: "\0"), seller))).Refusal?.Faults[0].Code);
        Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ReadNotices h) => h.Handle(null, Actor.Anonymous))).Refusal?.Kind);
    }
}
