using Dragoman.Desk.Accounts;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class CaseTests(Desks desks)
{
    [Fact]
    public async Task Staff_list_and_read_cases()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller("Harbour Store"), await desk.Staff());
        var number = await desk.Request(seller, "The label does not print");
        var list = (await agent.Api.Get($"/api/v1/cases?seller={seller.SellerId}")).Is(200).Has("cases:array", "next:null");
        var line = Assert.Single(list.Json.GetProperty("cases").EnumerateArray());
        Shape.Check(line, "number:string", "subject:string", "topic:string", "area:string", "status:string", "priority:string", "store:string", "dueMetric:string", "dueAt:string", "version:number");
        Assert.Equal(number, line.GetProperty("number").GetString());
        var read = (await agent.Api.Get($"/api/v1/cases/{number}")).Is(200).Has("case:object", "seller:object", "timeline:array", "clocks:array", "otherNumbers:array");
        Assert.Equal("Harbour Store", read.Json.GetProperty("seller").GetProperty("storeName").GetString());
    }

    [Fact]
    public async Task A_case_is_found_by_its_words_and_by_its_number()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller, "Zanzibar parcel missing");
        foreach (var words in new[] { "zanzibar", number, number.ToLowerInvariant(), "missing zanzibar" })
        {
            var found = (await agent.Api.Get($"/api/v1/cases?seller={seller.SellerId}&q={Uri.EscapeDataString(words)}")).Is(200);
            Assert.Equal([number], found.Json.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("number").GetString()!));
        }
        Assert.Empty((await agent.Api.Get("/api/v1/cases?q=nowhereword")).Is(200).Json.GetProperty("cases").EnumerateArray());
    }

    [Theory]
    [InlineData(null, "open"), InlineData("waiting", "waiting"), InlineData("solved", "solved")]
    public async Task A_reply_leaves_the_case_as_asked(string? then, string status)
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        var reply = (await agent.Api.Post($"/api/v1/cases/{number}/replies", new { text = "We have asked the carrier.", version = await desk.Version(number), then })).Is(201)
            .Has("number:string", "status:string", "version:number", "dueMetric:string|null", "dueAt:string|null");
        Assert.Equal(status, reply.String("status"));
        Assert.Equal(status, (await seller.Api.Get($"/api/v1/requests/{number}")).Is(200).String("status"));
        Assert.Contains(number, (await seller.Api.Get("/api/v1/notices")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_needs_text_and_the_version_that_was_answered()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        (await agent.Api.Post($"/api/v1/cases/{number}/replies", new { then = "later" })).IsProblem(422, "missing.text", "invalid.then", "missing.version");
        (await agent.Api.Post($"/api/v1/cases/{number}/replies", new { text = "Dear {store}", version = 2 })).IsProblem(422, "reply.placeholder_left");
    }

    [Fact]
    public async Task A_stale_reply_gets_409_and_shows_what_the_other_did()
    {
        var desk = await desks.Shared;
        var (seller, one, other) = (await desk.Seller(), await desk.Staff(), await desk.Staff());
        var number = await desk.Request(seller);
        var seen = await desk.Version(number);
        await desk.Answer(one, number, text: "First words");
        var stale = (await other.Api.Post($"/api/v1/cases/{number}/replies", new { text = "Second words", version = seen })).IsProblem(409, "case.changed_meanwhile");
        var changes = stale.Json.GetProperty("changes").EnumerateArray().ToList();
        Assert.Contains(changes, c => c.GetProperty("kind").GetString() == "reply" && c.GetProperty("text").GetString() == "First words");
        Assert.DoesNotContain("Second words", (await seller.Api.Get($"/api/v1/requests/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_tells_the_colleague_it_names()
    {
        var desk = await desks.Shared;
        var (seller, agent, lead) = (await desk.Seller(), await desk.Staff(), await desk.Staff(Role.Lead));
        var number = await desk.Request(seller);
        (await agent.Api.Post($"/api/v1/cases/{number}/notes", new { text = "Please look", mentions = new[] { lead.Id } })).Is(201);
        var notice = Assert.Single((await lead.Api.Get("/api/v1/notices")).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("mention", notice.GetProperty("kind").GetString());
        (await agent.Api.Post($"/api/v1/cases/{number}/notes", new { text = "Please look", mentions = new[] { seller.Id } })).IsProblem(422, "invalid.mentions");
    }

    [Fact]
    public async Task A_case_is_taken_given_and_put_back()
    {
        var desk = await desks.Shared;
        var (seller, agent, other) = (await desk.Seller(), await desk.Staff(), await desk.Staff());
        var number = await desk.Request(seller);
        async Task<Guid?> Assignee() => (await desk.Admin.Api.Get($"/api/v1/cases/{number}")).Json.GetProperty("case").GetProperty("assigneeId") is { ValueKind: System.Text.Json.JsonValueKind.String } id ? id.GetGuid() : null;
        (await agent.Api.Post($"/api/v1/cases/{number}/assign", new { to = "me" })).Is(200);
        Assert.Equal(agent.Id, await Assignee());
        (await agent.Api.Post($"/api/v1/cases/{number}/assign", new { to = other.Id })).Is(200);
        Assert.Equal(other.Id, await Assignee());
        (await agent.Api.Post($"/api/v1/cases/{number}/assign", new { to = "none" })).Is(200);
        Assert.Null(await Assignee());
        (await agent.Api.Post($"/api/v1/cases/{number}/assign", new { to = seller.Id })).IsProblem(422, "invalid.assignee");
        (await agent.Api.Post($"/api/v1/cases/{number}/assign", new { })).IsProblem(422, "missing.to");
    }

    [Fact]
    public async Task A_merge_keeps_both_numbers_and_is_taken_back()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var (one, two) = (await desk.Request(seller), await desk.Request(seller));
        (await agent.Api.Post($"/api/v1/cases/{one}/merge", new { into = two })).Is(200);
        Assert.Equal(two, (await seller.Api.Get($"/api/v1/requests/{one}")).Is(200).String("mergedInto"));
        Assert.Contains(one, (await agent.Api.Get($"/api/v1/cases/{two}")).Is(200).Json.GetProperty("otherNumbers").EnumerateArray().Select(n => n.GetString()));
        (await agent.Api.Post($"/api/v1/cases/{one}/merge", new { into = two })).IsProblem(422, "case.merged");
        Assert.Equal("new", (await agent.Api.Delete($"/api/v1/cases/{one}/merge")).Is(200).String("status"));
        var stranger = await desk.Request(await desk.Seller());
        (await agent.Api.Post($"/api/v1/cases/{one}/merge", new { into = stranger })).IsProblem(422, "merge.other_seller");
    }

    [Fact]
    public async Task Many_cases_are_changed_at_once_each_for_itself()
    {
        var desk = await desks.Shared;
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        var reply = (await agent.Api.Patch("/api/v1/cases", new { numbers = new[] { number, "R-0000-0001" }, priority = "high", addTags = new[] { "carrier" } })).Is(200);
        var results = reply.Json.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("number").GetString()!, r => r.GetProperty("done").GetBoolean());
        Assert.True(results[number]);
        Assert.False(results["R-0000-0001"]);
        Assert.Contains(number, (await agent.Api.Get($"/api/v1/cases?seller={seller.SellerId}&tag=carrier&priority=high")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_else_looks_is_shown_for_half_a_minute()
    {
        await using var desk = await WebDesk.Open();
        var (seller, one, other) = (await desk.Seller(), await desk.Staff(), await desk.Staff());
        var number = await desk.Request(seller);
        Assert.Empty((await one.Api.Put($"/api/v1/cases/{number}/presence")).Is(200).Json.GetProperty("viewers").EnumerateArray());
        Assert.Single((await other.Api.Put($"/api/v1/cases/{number}/presence")).Is(200).Json.GetProperty("viewers").EnumerateArray());
        desk.Pass(TimeSpan.FromSeconds(31));
        Assert.Empty((await other.Api.Put($"/api/v1/cases/{number}/presence")).Is(200).Json.GetProperty("viewers").EnumerateArray());
    }
}
