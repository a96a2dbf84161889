using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Reply;

namespace Dragoman.Desk.Tests.Cases;

public sealed class NoteTests
{
    private static Task<Outcome<Case>> Note(TestDesk desk, string number, Actor by, string? text, params Guid[] mentions) =>
        desk.Do((AddNote h) => h.Handle(new(number, text, mentions), by));

    [Theory, OnEachDatabase]
    public async Task A_note_is_for_colleagues_only(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        (await Note(desk, number, agent, "The seller is right.")).OrThrow();
        Assert.Contains((await desk.Story(number, agent)).Timeline, i => i.Text == "The seller is right.");
        Assert.DoesNotContain((await desk.Story(number, seller)).Timeline, i => i.Text == "The seller is right.");
    }

    [Theory, OnEachDatabase]
    public async Task A_note_is_no_answer(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        var due = (await desk.Case(number)).DueAt;
        desk.Pass(TimeSpan.FromHours(1));
        var noted = (await Note(desk, number, await desk.Agent(), "Asked the carrier.")).OrThrow();
        Assert.Equal(("new", due), (noted.Status, noted.DueAt));
        Assert.Null(noted.FirstRepliedAt);
        Assert.Null(noted.AssigneeId);
    }

    [Theory, OnEachDatabase]
    public async Task A_note_needs_no_version_for_it_changes_nothing_that_others_decided(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (agent, mediator) = (await desk.Agent(), await desk.Staff(Role.Mediator));
        var number = await desk.Request(await desk.Seller());
        await desk.Reply(number, agent);
        Assert.True((await Note(desk, number, mediator, "For the file.")).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Only_colleagues_are_named_in_a_note(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, lead) = (await desk.Seller(), await desk.Agent(), await desk.Lead());
        var number = await desk.Request(seller);
        foreach (var stranger in new[] { seller.AccountId, (await desk.Partner()).AccountId, Guid.NewGuid() })
            Assert.Equal("invalid.mentions", Assert.Single((await Note(desk, number, agent, "See", lead.AccountId, stranger)).Refusal!.Faults).Code);
        Assert.True((await Note(desk, number, agent, "See", lead.AccountId, lead.AccountId)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_is_no_staff_writes_no_note(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        foreach (var other in new[] { Actor.Anonymous, seller, await desk.Partner() })
            Assert.Equal(RefusalKind.Forbidden, (await Note(desk, number, other, "Hello")).Refusal?.Kind);
        Assert.Equal("missing.text", Assert.Single((await Note(desk, number, desk.Admin, null)).Refusal!.Faults).Code);
    }
}
