using Dragoman.Desk.Accounts;
using Dragoman.Desk.Assistant.Ask;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Drafts;
using Dragoman.Desk.Requests.Submit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Tests.Requests;

public sealed class SubmitRequestTests
{
    [Theory, OnEachDatabase]
    public async Task A_complete_request_is_accepted_with_its_promises(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var accepted = (await desk.Submit(seller, await desk.CompleteForm(seller))).OrThrow();
        Assert.Equal("new", accepted.Status);
        Assert.Equal(
            [(CaseClock.FirstReply, 8 * 60L, desk.Now.AddHours(8)), (CaseClock.Resolution, 24 * 60L, desk.Now.AddHours(24))],
            accepted.Clocks.OrderBy(c => c.TargetMinutes).Select(c => (c.Metric, c.TargetMinutes, c.DueAt!.Value)));
        var stored = await desk.Case(accepted.Number);
        Assert.Equal((CaseClock.FirstReply, desk.Now.AddHours(8)), (stored.DueMetric!, stored.DueAt!.Value));
        Assert.Equal((seller.SellerId!.Value, seller.AccountId), (stored.SellerId, stored.RequesterId));
    }

    [Theory]
    [InlineData("logistics.tracking-stuck", "normal", 8, 24)]
    [InlineData("funds.commission", "normal", 8, 48)]
    [InlineData("funds.payout-failed", "urgent", 4, 48)]
    [InlineData("support.urgent-funds", "urgent", 4, 48)]
    [InlineData("account.suspended-wrongly", "high", 2, 24)]
    [InlineData("promo.traffic-drop", "high", 2, 24)]
    [InlineData("logistics.label-batch-print", "high", 2, 24)]
    [InlineData("listing.ip-complaint", "normal", 8, 24)]
    public async Task The_promise_follows_from_area_and_priority(string topic, string priority, int firstReply, int resolution)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var seller = await desk.Seller();
        var form = await desk.CompleteForm(seller, topic);
        var check = (await desk.Do((CheckRequest h) => h.Handle(form, seller))).OrThrow();
        var number = (await desk.Submit(seller, form)).OrThrow().Number;
        Assert.Equal(priority, (await desk.Case(number)).Priority);
        Assert.Equal(desk.Now.AddHours(firstReply), (await desk.Clock(number, CaseClock.FirstReply)).DueAt);
        Assert.Equal(desk.Now.AddHours(resolution), (await desk.Clock(number, CaseClock.Resolution)).DueAt);
        Assert.True(check.Complete);
        Assert.Equal([firstReply * 60L, resolution * 60L], check.Promises.Select(p => p.TargetMinutes));
    }

    [Theory]
    [InlineData("Payout failed", "[URGENT-FUND] Payout failed")]
    [InlineData("[URGENT-FUND] Payout failed", "[URGENT-FUND] Payout failed")]
    [InlineData("Payout failed [urgent-fund]", "[URGENT-FUND] Payout failed")]
    [InlineData("[URGENT-FUND]", "[URGENT-FUND]")]
    [InlineData("[URGENT-FUND] Payout failed", "Payout failed", "funds.commission")]
    [InlineData("[URGENT-FUND]", "URGENT-FUND", "order.unpaid")]
    public async Task The_mark_of_money_stands_where_the_contract_sets_it_once(string typed, string kept, string topic = "funds.payout-failed")
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var number = await desk.Request(await desk.Seller(), topic, typed);
        Assert.Equal(kept, (await desk.Case(number)).Subject);
    }

    [Theory, OnEachDatabase]
    public async Task Everything_of_the_form_is_in_the_case(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var form = await desk.CompleteForm(seller, "funds.payout-failed", text: "  第一行\n第二行 🐉  ");
        var number = (await desk.Submit(seller, form with { ErrorCode = "ae-err-403" })).OrThrow().Number;
        var story = await desk.Story(number, agent);
        Assert.Equal((form.OrderNumber, "AE-ERR-403", "V3.2"), (story.Case.OrderNumber, story.Case.ErrorCode, story.Case.PolicyVersion));
        Assert.Equal(form.Fields, story.Case.Fields);
        var message = Assert.Single(story.Timeline, i => i.Kind == CaseEventKind.Message);
        Assert.Equal("第一行\n第二行 🐉", message.Text);
        Assert.Equal(["bank_statement", "screenshot"], message.Files.Select(f => f.Slot).Order());
    }

    [Theory, OnEachDatabase]
    public async Task A_returned_request_leaves_a_draft_with_all_that_was_typed_and_uploaded(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var form = (await desk.CompleteForm(seller, "funds.payout-failed", "标题", "正文 with \"quotes\" & <b>")) with { ErrorCode = null, ConversationId = Guid.NewGuid() };
        var refused = (await desk.Submit(seller, form)).Refusal!;
        Assert.Equal(["missing.error_code"], refused.Faults.Select(f => f.Code));

        var draft = (await desk.Do((ReadDraft h) => h.Handle(refused.DraftId!.Value, seller))).OrThrow();
        Assert.Equal("missing.error_code", draft.ReturnedFor);
        var kept = draft.Read();
        Assert.Equal((form.Topic, form.Subject, form.Text, form.OrderNumber, form.ConversationId), (kept.Topic, kept.Subject, kept.Text, kept.OrderNumber, kept.ConversationId));
        Assert.Equal(form.Fields, kept.Fields);
        Assert.Equal(form.AllFiles, kept.AllFiles);

        (await desk.Submit(seller, kept with { ErrorCode = "AE-ERR-403" }, draft.Id)).OrThrow();
        Assert.Empty((await desk.Do((ReadDraft h) => h.All(seller))).OrThrow());
    }

    [Theory, OnEachDatabase]
    public async Task Returned_twice_it_is_still_one_draft(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var first = (await desk.Submit(seller, new RequestForm("order.unpaid", "One"))).Refusal!.DraftId;
        var second = (await desk.Submit(seller, new RequestForm("order.unpaid", "Two"), first)).Refusal!.DraftId;
        Assert.Equal(first, second);
        Assert.Equal("Two", Assert.Single((await desk.Do((ReadDraft h) => h.All(seller))).OrThrow()).Read().Subject);
    }

    private sealed class Breakdown : ICaseListener
    {
        public Task On(CaseChange change, DeskContext db, CancellationToken ct) => throw new IOException("The machine goes down.");
    }

    [Theory, OnEachDatabase]
    public async Task The_draft_is_still_there_when_the_machine_goes_down_before_the_case_is_written(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var failing = await desk.AnotherNode(also: s => s.AddScoped<ICaseListener, Breakdown>());
        var seller = await desk.Seller();
        var form = await desk.CompleteForm(seller);
        var draft = (await desk.Do((SaveDraft h) => h.Handle(new(null, form), seller))).OrThrow().Id;
        await Assert.ThrowsAsync<IOException>(() => failing.Submit(seller, form, draft));
        Assert.True((await desk.Do((ReadDraft h) => h.Handle(draft, seller))).Succeeded);
        Assert.Equal(0, await desk.Do((DeskContext db) => db.Cases.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_said_to_the_assistant_comes_along(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var first = (await desk.Do((AskAssistant h) => h.Handle(new("物流信息不更新怎么办", "zh"), seller))).OrThrow();
        desk.Pass(TimeSpan.FromMinutes(1));
        await desk.Do((AskAssistant h) => h.Handle(new("还是不行", "zh", first.ConversationId), seller));
        var number = (await desk.Submit(seller, await desk.CompleteForm(seller) with { ConversationId = first.ConversationId })).OrThrow().Number;
        var transcript = (await desk.Story(number, await desk.Agent())).Case.Transcript;
        Assert.Equal(["seller", "assistant", "seller", "assistant"], transcript.Select(t => t.From));
        Assert.Equal(["物流信息不更新怎么办", "还是不行"], transcript.Where(t => t.From == "seller").Select(t => t.Text));
    }

    [Theory, OnEachDatabase]
    public async Task Another_sellers_talk_with_the_assistant_does_not(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other) = (await desk.Seller(), await desk.Seller());
        var talk = (await desk.Do((AskAssistant h) => h.Handle(new("My deposit is frozen", "en"), other))).OrThrow().ConversationId;
        var number = (await desk.Submit(seller, await desk.CompleteForm(seller) with { ConversationId = talk })).OrThrow().Number;
        Assert.Empty((await desk.Story(number, seller)).Case.Transcript);
    }

    [Theory]
    [InlineData("物流信息已经九天没有更新了，请联系承运商核实。", "zh")]
    [InlineData("El seguimiento no se actualiza desde hace nueve días, por favor pregunten al transportista.", "es")]
    [InlineData("403", "tr")]
    public async Task The_case_speaks_the_language_of_its_text_or_else_the_sellers(string text, string language)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var seller = await desk.Seller(language: "tr", country: "TR", timeZone: "Europe/Istanbul");
        var number = await desk.Request(seller, subject: "AE-ERR-403", text: text);
        Assert.Equal(language, (await desk.Case(number)).Language);
    }

    [Theory, OnEachDatabase]
    public async Task Only_sellers_file_requests(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var form = await desk.CompleteForm(await desk.Seller());
        foreach (var other in new[] { Actor.Anonymous, await desk.Partner(), await desk.Agent(), desk.Admin })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Submit(other, form)).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Another_sellers_upload_or_order_does_not_get_into_a_request(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other) = (await desk.Seller(), await desk.Seller());
        var theirs = await desk.CompleteForm(other);
        var refused = (await desk.Submit(seller, theirs)).Refusal!;
        Assert.Equal(["order.not_yours", "missing.screenshot", "file.unknown"], refused.Faults.Select(f => f.Code));
    }

    [Theory, OnEachDatabase]
    public async Task Requests_sent_at_the_same_time_all_get_a_number_of_their_own(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var form = await desk.CompleteForm(seller);
        var draft = (await desk.Do((SaveDraft h) => h.Handle(new(null, form), seller))).OrThrow().Id;
        var accepted = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => desk.Submit(seller, form, i % 2 == 0 ? draft : null))));
        Assert.Equal(24, accepted.Select(a => a.OrThrow().Number).Distinct().Count());
        Assert.Equal(24, await desk.Do((DeskContext db) => db.Cases.CountAsync()));
    }
}
