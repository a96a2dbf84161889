using Dragoman.Desk.Accounts;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class RequestTests(Desks desks)
{
    [Fact]
    public async Task An_accepted_request_says_its_number_and_by_when()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var reply = (await seller.Api.Post("/api/v1/requests", await desk.CompleteRequest(seller))).Is(201).Has("number:string", "status:string", "clocks:array", "url:string");
        var number = reply.String("number");
        Assert.Matches("^R-[0-9A-Y]{4}-[0-9A-Y]{4}$", number);
        Assert.Equal("new", reply.String("status"));
        Assert.Equal($"/requests/{number}", reply.String("url"));
        Assert.Equal($"/api/v1/requests/{number}", reply.Header("Location"));
        var clocks = reply.Json.GetProperty("clocks").EnumerateArray().ToList();
        Assert.All(clocks, c => Shape.Check(c, "metric:string", "targetMinutes:number", "dueAt:string|null"));
        var resolution = Assert.Single(clocks, c => c.GetProperty("metric").GetString() == "resolution");
        Assert.Equal(24 * 60, resolution.GetProperty("targetMinutes").GetInt32());
        Assert.Equal(desk.Now.AddHours(24), resolution.GetProperty("dueAt").GetDateTime(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_and_nothing_is_lost()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var file = await seller.Screenshot();
        var reply = (await seller.Api.Post("/api/v1/requests", new { topic = "logistics.label-batch-print", subject = "Labels", files = new[] { file } }))
            .IsProblem(422, "missing.text", "missing.order_number", "missing.error_code", "missing.console_log");
        Assert.Equal("invalid", reply.Code);
        Assert.All(reply.Json.GetProperty("errors").EnumerateArray(), e => Shape.Check(e, "code:string", "field:string", "message:string"));

        var draft = (await seller.Api.Get($"/api/v1/drafts/{reply.Id("draftId")}")).Is(200).Has("id:string", "form:object", "returnedFor:array", "updatedAt:string");
        var form = draft.Json.GetProperty("form");
        Assert.Equal("Labels", form.GetProperty("subject").GetString());
        Assert.Equal(file, form.GetProperty("files")[0].GetGuid());
        Assert.Equal(reply.Codes.Order(), draft.Json.GetProperty("returnedFor").EnumerateArray().Select(c => c.GetString()!).Order());
    }

    [Fact]
    public async Task The_draft_of_a_returned_request_ends_when_it_is_accepted()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        request.Remove("errorCode", out var code);
        var draft = (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, "missing.error_code").Id("draftId");
        (request["errorCode"], request["draftId"]) = (code, draft);
        (await seller.Api.Post("/api/v1/requests", request)).Is(201);
        (await seller.Api.Get($"/api/v1/drafts/{draft}")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task Reasons_come_in_the_language_asked_for()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var english = (await seller.Api.Post("/api/v1/requests?lang=en", new { })).IsProblem(422);
        Assert.Contains("The error code is missing", english.Text, StringComparison.Ordinal);
        seller.Api.Headers["Accept-Language"] = "fi, xx;q=0.9";
        Assert.Contains("The error code is missing", (await seller.Api.Post("/api/v1/requests", new { })).IsProblem(422).Text, StringComparison.Ordinal);
        var shelf = new Texts.TextShelf();
        Assert.SkipUnless(shelf.Languages.Contains("zh"), "The problems are not in Chinese yet");
        var chinese = shelf.In("zh")["fault.missing.error_code"];
        Assert.DoesNotContain("missing", chinese, StringComparison.Ordinal);
        seller.Api.Headers["Accept-Language"] = "zh-CN, en;q=0.5";
        Assert.Contains(chinese, (await seller.Api.Post("/api/v1/requests", new { })).IsProblem(422).Text, StringComparison.Ordinal);
        Assert.Contains(chinese, (await seller.Api.Post("/api/v1/requests?lang=zh", new { })).IsProblem(422).Text, StringComparison.Ordinal);
        var speaksChinese = await desk.Seller(language: "zh");
        Assert.Contains(chinese, (await speaksChinese.Api.Post("/api/v1/requests", new { })).IsProblem(422).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_another_seller_is_not_yours_and_an_unknown_one_is_unknown()
    {
        var desk = await desks.Shared;
        var (seller, other) = (await desk.Seller(), await desk.Seller());
        var request = await desk.CompleteRequest(seller);
        request["orderNumber"] = await desk.Order(other);
        (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, "order.not_yours");
        request["orderNumber"] = "8999999999999999";
        (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, "order.unknown");
    }

    [Fact]
    public async Task A_file_of_another_seller_is_unknown()
    {
        var desk = await desks.Shared;
        var (seller, other) = (await desk.Seller(), await desk.Seller());
        var request = await desk.CompleteRequest(seller);
        request["files"] = new[] { await other.Screenshot() };
        (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, "missing.screenshot", "file.unknown");
    }

    [Fact]
    public async Task Money_carries_its_mark_and_its_own_time()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller, "Payout failed");
        request["topic"] = "funds.payout-failed";
        request["files"] = new[] { await seller.Screenshot(), await seller.Screenshot() };
        request["fields"] = new Dictionary<string, string>
        {
            ["transaction_time"] = "2026-10-30 08:15", ["amount"] = "12846.50", ["currency"] = "USD", ["card_last4"] = "4821", ["bank_name"] = "China Merchants Bank, Shenzhen",
        };
        var number = (await seller.Api.Post("/api/v1/requests", request)).Is(201).String("number");
        var read = (await seller.Api.Get($"/api/v1/requests/{number}")).Is(200);
        Assert.Equal("[URGENT-FUND] Payout failed", read.String("subject"));
        Assert.Contains(read.Json.GetProperty("clocks").EnumerateArray(), c => c.GetProperty("metric").GetString() == "resolution" && c.GetProperty("targetMinutes").GetInt32() == 48 * 60);
    }

    [Fact]
    public async Task What_is_missing_can_be_asked_before_sending()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var checkedRequest = (await seller.Api.Post("/api/v1/requests:check", new { topic = "support.phone", subject = "A number" })).Is(200).Has("complete:bool", "items:array", "promises:array");
        Assert.False(checkedRequest.Json.GetProperty("complete").GetBoolean());
        var items = checkedRequest.Json.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("item").GetString()!, i => i.GetProperty("ok").GetBoolean());
        Assert.True(items["subject"]);
        Assert.False(items["screenshot"]);
        Assert.Empty((await seller.Api.Get("/api/v1/drafts")).Is(200).Json.GetProperty("drafts").EnumerateArray());
    }

    [Fact]
    public async Task A_seller_reads_the_request_and_writes_in_it_but_sees_no_note()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        (await agent.Api.Post($"/api/v1/cases/{number}/notes", new { text = "Looks like the known carrier fault" })).Is(201);
        await desk.Answer(agent, number, then: "waiting");
        (await seller.Api.Post($"/api/v1/requests/{number}/messages", new { text = "Here is the picture", files = new[] { await seller.Screenshot() } })).Is(201).Has("number:string", "status:string", "version:number");
        var read = (await seller.Api.Get($"/api/v1/requests/{number}")).Is(200)
            .Has("number:string", "topic:string", "subject:string", "status:string", "openedAt:string", "clocks:array", "timeline:array", "dueMetric:string|null", "dueAt:string|null");
        Assert.Equal("open", read.String("status"));
        Assert.DoesNotContain("known carrier fault", read.Text, StringComparison.Ordinal);
        var kinds = read.Json.GetProperty("timeline").EnumerateArray().Select(i => i.GetProperty("kind").GetString()).ToList();
        Assert.Equal(["message", "reply", "status", "message", "status"], kinds);
    }

    [Fact]
    public async Task The_seller_confirms_or_rejects_what_was_answered()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        (await seller.Api.Post($"/api/v1/requests/{number}/confirmation")).IsProblem(422, "case.nothing_to_confirm");
        await desk.Answer(agent, number, then: "solved");
        Assert.Equal("open", (await seller.Api.Post($"/api/v1/requests/{number}/rejection", new { text = "It still stands still" })).Is(200).String("status"));
        await desk.Answer(agent, number, then: "solved");
        Assert.Equal("closed", (await seller.Api.Post($"/api/v1/requests/{number}/confirmation")).Is(200).String("status"));
    }

    [Fact]
    public async Task A_number_is_found_however_it_is_typed()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        Assert.Equal(number, (await seller.Api.Get($"/api/v1/requests/{number.ToLowerInvariant().Replace("-", "")}")).Is(200).String("number"));
        (await seller.Api.Get("/api/v1/requests/R-0000-0001")).IsProblem(404, "not_found");
        (await seller.Api.Get("/api/v1/requests/nonsense")).IsProblem(404, "not_found");
    }
}
