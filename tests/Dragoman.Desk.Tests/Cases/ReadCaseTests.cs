using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Sweep;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ReadCaseTests
{
    [Theory, OnEachDatabase]
    public async Task The_seller_reads_the_public_part_only(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "waiting");
        (await desk.Do((AddNote h) => h.Handle(new(number, "Between us"), agent))).OrThrow();
        (await desk.Do((ChangeCase h) => h.Handle(new(number, null, Priority: "high", Topic: "order.unpaid", Tags: ["vip"]), agent))).OrThrow();
        desk.Pass(TimeSpan.FromDays(1));
        await desk.Do((SweepClocks h) => h.Handle());

        var story = await desk.Story(number, seller);
        Assert.Equal([CaseEventKind.Opened, CaseEventKind.Message, CaseEventKind.Reply, CaseEventKind.Status], story.Timeline.Select(i => i.Kind));
        Assert.Empty(story.Case.Tags);
        Assert.Equal(["vip"], (await desk.Story(number, agent)).Case.Tags);
    }

    [Theory, OnEachDatabase]
    public async Task The_card_shows_the_store_and_how_many_cases_it_had_before(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller("晨光家居", "zh en");
        for (var i = 0; i < 3; i++)
        {
            await desk.Request(seller);
            desk.Pass(TimeSpan.FromMinutes(1));
        }
        var number = await desk.Request(seller);
        var card = (await desk.Story(number, await desk.Agent())).Seller;
        Assert.Equal(("晨光家居", "CN", 3), (card.StoreName, card.Country, card.CasesBefore));
        Assert.Equal(["zh", "en"], card.Languages);
    }

    [Theory, OnEachDatabase]
    public async Task A_number_reads_however_it_is_typed_and_a_wrong_one_is_not_found(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        Assert.Equal(number, (await desk.Story(number.ToLowerInvariant().Replace("-", " "), desk.Admin)).Case.Number);
        foreach (var wrong in new[] { "", "R-4F7K-92QD", "\0", new string('R', 5000) })
            Assert.Equal(Refusal.NotFound, (await desk.Do((ReadCase h) => h.Handle(wrong, desk.Admin))).Refusal);
        foreach (var other in new[] { Actor.Anonymous, await desk.Partner() })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ReadCase h) => h.Handle(number, other))).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Who_else_looks_is_shown_for_half_a_minute(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (one, two) = (await desk.Agent(name: "Li Na"), await desk.Agent(name: "Ana"));
        var number = await desk.Request(await desk.Seller());
        async Task<IEnumerable<string>> Look(Actor by) => (await desk.Do((LookAtCase h) => h.Handle(number, by))).OrThrow().Select(v => v.Name);
        Assert.Empty(await Look(one));
        Assert.Equal(["Li Na"], await Look(two));
        Assert.Equal(["Ana"], await Look(one));
        desk.Pass(TimeSpan.FromSeconds(29));
        Assert.Equal(["Li Na"], await Look(two));
        desk.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(await Look(two));
        Assert.Equal(["Ana"], await Look(one));
    }

    [Theory, OnEachDatabase]
    public async Task One_person_in_many_windows_is_one(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (one, two) = (await desk.Agent(), await desk.Agent());
        var number = await desk.Request(await desk.Seller());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Do((LookAtCase h) => h.Handle(number, one)))));
        Assert.Single((await desk.Do((LookAtCase h) => h.Handle(number, two))).OrThrow());
    }

    [Theory, OnEachDatabase]
    public async Task Only_staff_are_seen_looking(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        foreach (var other in new[] { seller, await desk.Partner(), Actor.Anonymous })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((LookAtCase h) => h.Handle(number, other))).Refusal?.Kind);
        Assert.Equal(Refusal.NotFound, (await desk.Do((LookAtCase h) => h.Handle("R-4F7K-92QD", desk.Admin))).Refusal);
    }
}
