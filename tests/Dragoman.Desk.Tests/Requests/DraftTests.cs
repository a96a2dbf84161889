using CsCheck;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Drafts;

namespace Dragoman.Desk.Tests.Requests;

public sealed class DraftTests
{
    private static async Task<RequestDraft> Save(TestDesk desk, Actor seller, RequestForm form, Guid? id = null) =>
        (await desk.Do((SaveDraft h) => h.Handle(new(id, form), seller))).OrThrow();

    [Theory, OnEachDatabase]
    public async Task Whatever_is_typed_comes_back(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        await Gen.String[0, 200].Where(PlainText.IsWellFormed).SampleAsync(async text =>
        {
            var form = new RequestForm(text, text, text, text, text, text) { Fields = new Dictionary<string, string> { ["bank_name"] = text } };
            var draft = await Save(desk, seller, form);
            var kept = (await desk.Do((ReadDraft h) => h.Handle(draft.Id, seller))).OrThrow().Read();
            return kept.Text == text && kept.OrderNumber == text && kept.Fields["bank_name"] == text;
        }, iter: 60, threads: 1);
    }

    [Theory, OnEachDatabase]
    public async Task Even_what_no_request_may_hold(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var draft = await Save(desk, seller, new RequestForm(Text: "zero \0 bell \u0007"));
        Assert.Equal("zero \0 bell \u0007", (await desk.Do((ReadDraft h) => h.Handle(draft.Id, seller))).OrThrow().Read().Text);
        Assert.NotNull((await desk.Submit(seller, new RequestForm("order.unpaid", Text: "half \ud83d"))).Refusal!.DraftId);
    }

    [Theory, OnEachDatabase]
    public async Task Saved_again_it_is_the_same_draft(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var first = await Save(desk, seller, new RequestForm(Subject: "a"));
        desk.Pass(TimeSpan.FromSeconds(5));
        var second = await Save(desk, seller, new RequestForm(Subject: "ab"), first.Id);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(desk.Now, Assert.Single((await desk.Do((ReadDraft h) => h.All(seller))).OrThrow()).UpdatedAt);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_reads_changes_or_deletes_anothers_draft(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other) = (await desk.Seller(), await desk.Seller());
        var draft = await Save(desk, seller, new RequestForm(Subject: "mine"));
        Assert.Equal(Refusal.NotFound, (await desk.Do((ReadDraft h) => h.Handle(draft.Id, other))).Refusal);
        Assert.Equal(Refusal.NotFound, (await desk.Do((DeleteDraft h) => h.Handle(draft.Id, other))).Refusal);
        Assert.Equal(Refusal.NotFound, (await desk.Do((SaveDraft h) => h.Handle(new(draft.Id, new RequestForm(Subject: "theirs")), other))).Refusal);
        Assert.Equal("mine", (await desk.Do((ReadDraft h) => h.Handle(draft.Id, seller))).OrThrow().Read().Subject);
        foreach (var stranger in new[] { Actor.Anonymous, desk.Admin, await desk.Partner() })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ReadDraft h) => h.Handle(draft.Id, stranger))).Refusal?.Kind);
        (await desk.Do((DeleteDraft h) => h.Handle(draft.Id, seller))).OrThrow();
        Assert.Empty((await desk.Do((ReadDraft h) => h.All(seller))).OrThrow());
    }

    [Theory, OnEachDatabase]
    public async Task The_oldest_of_more_than_fifty_drafts_goes(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        for (var i = 0; i <= RequestDraft.MostPerAccount; i++)
        {
            await Save(desk, seller, new RequestForm(Subject: $"{i}"));
            desk.Pass(TimeSpan.FromSeconds(1));
        }
        var kept = (await desk.Do((ReadDraft h) => h.All(seller))).OrThrow();
        Assert.Equal(Enumerable.Range(1, RequestDraft.MostPerAccount).Reverse().Select(i => $"{i}"), kept.Select(d => d.Read().Subject));
    }

    [Theory, OnEachDatabase]
    public async Task But_returned_ones_go_before_what_somebody_is_typing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var typing = await Save(desk, seller, new RequestForm(Subject: "typing"));
        for (var i = 0; i < RequestDraft.MostPerAccount + 3; i++)
        {
            desk.Pass(TimeSpan.FromSeconds(1));
            Assert.NotNull((await desk.Submit(seller, new RequestForm(Subject: $"{i}"))).Refusal!.DraftId);
        }
        var kept = (await desk.Do((ReadDraft h) => h.All(seller))).OrThrow();
        Assert.Equal(RequestDraft.MostPerAccount, kept.Count);
        Assert.Contains(kept, d => d.Id == typing.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_draft_has_an_end_too(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var refused = await desk.Do(async (SaveDraft h) => await h.Handle(new(null, new RequestForm(Text: new('x', SaveDraft.MaxLength))), await desk.Seller()));
        Assert.Equal((RefusalKind.TooLarge, "draft.too_large"), (refused.Refusal!.Kind, refused.Refusal.Faults[0].Code));
    }
}
