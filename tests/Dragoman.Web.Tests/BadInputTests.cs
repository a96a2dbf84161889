using System.Text;
using System.Text.Json.Nodes;
using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

/// <summary>Whatever comes in: a clear error with a code, or it is taken; never a failure of ours, never a trace. On both databases, for they differ in what they take.</summary>
public class BadInputTests(Desks desks)
{
    private static readonly string[] Hostile =
    [
        "\"\"", "\"   \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\\u202e\\u200b\\ufeff\"", "\"\\ufffe\\uffff\"", "\"'; DROP TABLE cases; --\"",
        $"\"{new string('x', 200_000)}\"", "\"2026-13-45\"", "\"-1\"", "123", "-1", "1e400", "99999999999999999999", "0.5", "true", "null", "[]", "{}", "[null]", "[\"\\u0000\"]", "{\"a\":1}",
    ];

    private static readonly string[] HostileText =
    [
        "", "%00", "a%00b", "%ff%fe", "%ED%A0%BD", "%F0%9F%98%80", new string('x', 3000), "-1", "99999999999999999999", "0", "'", "%22", "%25", "*", "NaN", "true", "..%2f..%2fetc%2fpasswd", "%E2%80%AE", "%0d%0aX-Injected:%201",
    ];

    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task No_member_of_any_body_makes_the_desk_fail(TestDatabase database)
    {
        var desk = await desks.On(database);
        foreach (var (who, method, path, body) in await Bodies(desk))
            foreach (var member in Members(body))
                foreach (var hostile in Hostile)
                    await Survives(who, method, path, With(body, member, hostile), $"{member} = {hostile[..Math.Min(hostile.Length, 30)]}");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task No_parameter_of_any_address_makes_the_desk_fail(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        (Person Who, string[] Paths)[] addresses =
        [
            (desk.Admin, [
                "/api/v1/cases?view={}", "/api/v1/cases?q={}", "/api/v1/cases?cursor={}", "/api/v1/cases?limit={}", "/api/v1/cases?stage={}", "/api/v1/cases?status={}", "/api/v1/cases?area={}",
                "/api/v1/cases?language={}", "/api/v1/cases?priority={}", "/api/v1/cases?assignee={}", "/api/v1/cases?tag={}", "/api/v1/cases?seller={}", "/api/v1/cases?order={}", "/api/v1/cases?view=area:{}",
                "/api/v1/accounts?role={}", "/api/v1/accounts?q={}", "/api/v1/tokens?all={}", "/api/v1/service-health?from={}", "/api/v1/service-health?to={}", "/api/v1/help/{}", "/api/v1/help/en/{}",
                "/api/v1/help/en?q={}", "/api/v1/cases/{}", "/api/v1/cases/{}/canned-replies", "/api/v1/orders/{}", "/api/v1/sellers/{}/orders", "/api/v1/files/{}", "/api/v1/assistant/conversations/{}",
                "/api/v1/me?lang={}", "/api/v1/notices?limit={}",
            ]),
            (seller, ["/api/v1/requests?stage={}", "/api/v1/requests?cursor={}", "/api/v1/requests?limit={}", "/api/v1/requests/{}", "/api/v1/drafts/{}", "/api/v1/orders/{}", $"/api/v1/sellers/{seller.SellerId}/orders?limit={{}}"]),
        ];
        foreach (var (who, paths) in addresses)
            foreach (var path in paths)
                foreach (var hostile in HostileText)
                    Judge(await who.Api.Get(path.Replace("{}", hostile)), path, hostile);
    }

    [Theory]
    [InlineData("\"\"", "missing.text", 422), InlineData("\"  \\n \"", "missing.text", 422), InlineData("null", "missing.text", 422)]
    [InlineData("\"a\\u0000b\"", "invalid.text", 422), InlineData("\"a\\u0007b\"", "invalid.text", 422)]
    [InlineData("\"\\ud83d\"", "invalid.json", 400), InlineData("1", "invalid.json", 400), InlineData("true", "invalid.json", 400), InlineData("[]", "invalid.json", 400), InlineData("{}", "invalid.json", 400)]
    public async Task A_text_that_is_none_is_named(string value, string code, int status)
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(await desk.CompleteRequest(seller)))!.AsObject();
        var reply = (await seller.Api.Post("/api/v1/requests", With(body, "text", value))).IsProblem(status, code);
        Assert.Equal("text", reply.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("subject", 201, "too_long.subject"), InlineData("text", 10_001, "too_long.text"), InlineData("orderNumber", 25, "invalid.order_number"), InlineData("errorCode", 100, "invalid.error_code")]
    public async Task A_field_that_is_too_long_is_named_and_kept_in_the_draft(string field, int length, string code)
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        var value = new string('7', length);
        request[field] = value;
        var reply = (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, code);
        var draft = (await seller.Api.Get($"/api/v1/drafts/{reply.Id("draftId")}")).Is(200);
        Assert.Equal(value, draft.Json.GetProperty("form").GetProperty(field).GetString());
    }

    [Fact]
    public async Task A_draft_that_is_no_longer_there_loses_nothing_of_what_was_sent()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var reply = (await seller.Api.Post("/api/v1/requests", new { subject = "Kept", draftId = Guid.NewGuid() })).IsProblem(422);
        Assert.Equal("Kept", (await seller.Api.Get($"/api/v1/drafts/{reply.Id("draftId")}")).Is(200).Json.GetProperty("form").GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("[]"), InlineData("1"), InlineData("\"text\""), InlineData("{"), InlineData("{\"text\":"), InlineData("{\"text\":\"a\"}}"), InlineData("{'text':'a'}"), InlineData("text=a")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        foreach (var path in new[] { "/api/v1/requests", "/api/v1/drafts", "/api/v1/assistant/ask" })
            (await seller.Api.PostText(path, body)).IsProblem(400);
    }

    [Fact]
    public async Task A_body_in_another_encoding_is_refused_and_one_with_a_mark_is_taken()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.PostBytes("/api/v1/drafts", [.. "{\"text\":\""u8, 0xFF, 0xFE, 0xC3, .. "\"}"u8], "application/json")).IsProblem(400, "invalid.json");
        (await seller.Api.PostBytes("/api/v1/drafts", Encoding.BigEndianUnicode.GetBytes("{\"text\":\"a\"}"), "application/json")).IsProblem(400, "invalid.json");
        (await seller.Api.PostBytes("/api/v1/drafts", Encoding.Unicode.GetBytes("{\"text\":\"ü\"}"), "application/json; charset=utf-16")).Is(201);
        (await seller.Api.PostBytes("/api/v1/drafts", "{}"u8.ToArray(), "application/json; charset=nonsense")).HidesItsInsides();
    }

    [Fact]
    public async Task Another_kind_of_content_is_refused()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.PostText("/api/v1/drafts", "text=a", "application/x-www-form-urlencoded")).IsProblem(415, "unsupported_media_type");
        (await seller.Api.PostText("/api/v1/drafts", "<a/>", "text/xml")).IsProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_body_without_bottom_or_end_is_refused()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.PostText("/api/v1/drafts", new string('[', 100_000))).IsProblem(400);
        (await seller.Api.PostText("/api/v1/drafts", $"{{\"fields\":{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}")).IsProblem(400);
        try
        {
            (await seller.Api.PostText("/api/v1/drafts", $"{{\"text\":\"{new string('x', 32 * 1024 * 1024)}\"}}")).IsProblem(413, "too_large");
        }
        catch (HttpRequestException)
        {
            // The server may close the connection while the rest is still being sent.
        }
    }

    [Fact]
    public async Task A_draft_that_is_too_large_is_refused_with_a_code()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.Post("/api/v1/drafts", new { text = new string('x', 270_000) })).IsProblem(413, "draft.too_large");
        (await seller.Api.Post("/api/v1/drafts", new { text = new string('x', 200_000) })).Is(201);
    }

    [Fact]
    public async Task What_is_not_here_and_what_cannot_be_done_here_has_a_code()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.Get("/api/v1/nothing")).IsProblem(404, "not_found");
        (await seller.Api.Get("/api/v9/me")).IsProblem(404, "not_found");
        (await seller.Api.Delete("/api/v1/requests")).IsProblem(405, "method_not_allowed");
        (await seller.Api.Get("/api/v1/drafts/not-an-id")).IsProblem(404, "not_found");
        (await desk.Anonymous.Get("/api/v1/requests")).IsProblem(401, "unauthorized");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_bad_line_of_orders_is_named_and_does_not_stop_the_rest(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        string Line(string number, string amount = "1.00", string currency = "USD", string who = "", string placed = "2026-10-01T00:00:00Z", string more = "") =>
            $$"""{"number":"{{number}}","seller":"{{(who.Length > 0 ? who : seller.SellerId)}}","placedAt":"{{placed}}","amount":"{{amount}}","currency":"{{currency}}"{{more}}}""";
        var (first, last) = (8_300_000_000_000_000L + desk.Next(), 8_300_000_000_000_000L + desk.Next());
        string[] lines =
        [
            Line($"{first}"), "not json", "[]", "", Line("12"), Line("8300000000000000x"), Line("8300000000000001", amount: "-1"), Line("8300000000000001", currency: "dollar"), Line("8300000000000001", who: "nobody"),
            Line("8300000000000001", placed: "yesterday"), new string('x', 10_000), Line("8300000000000001", more: ",\"trackingNumber\":\"LP\\u0000\""), Line("8300000000000001", more: ",\"status\":\"\\ud83d\""),
            Line("8300000000000001", more: $",\"status\":\"{new string('s', 3000)}\""), "\u0000", Line($"{last}"),
        ];
        var report = (await desk.Admin.Api.PostText("/api/v1/orders:import", string.Join('\n', lines), "application/x-ndjson")).Is(200)
            .Has("lines:number", "added:number", "updated:number", "unchanged:number", "failed:number", "faults:array");
        Assert.Equal(lines.Length, report.Json.GetProperty("lines").GetInt32());
        var faults = report.Json.GetProperty("faults").EnumerateArray().ToDictionary(f => f.GetProperty("line").GetInt32(), f => f.GetProperty("code").GetString());
        Assert.Equal([2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], faults.Keys.Order());
        Assert.Equal("order.not_json", faults[2]);
        Assert.Equal("order.seller_unknown", faults[9]);
        Assert.Equal("order.line_too_long", faults[11]);
        (await seller.Api.Get($"/api/v1/orders/{first}")).Is(200);
        (await seller.Api.Get($"/api/v1/orders/{last}")).Is(200);
    }

    private static async Task<List<(Person, HttpMethod, string, JsonObject)>> Bodies(WebDesk desk)
    {
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        var other = await desk.Request(seller);
        var draft = (await seller.Api.Post("/api/v1/drafts", new { })).Is(201).Id();
        JsonObject Node(object body) => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(body))!.AsObject();
        var request = Node(await desk.CompleteRequest(seller));
        request["language"] = "en";
        request["fields"] = new JsonObject { ["amount"] = "1" };
        request["evidence"] = new JsonObject { ["screenshot"] = new JsonArray(request["files"]![0]!.GetValue<string>()) };
        request["conversationId"] = Guid.NewGuid().ToString();
        request["draftId"] = Guid.NewGuid().ToString();
        return
        [
            (seller, HttpMethod.Post, "/api/v1/requests", request),
            (seller, HttpMethod.Post, "/api/v1/requests:check", request),
            (seller, HttpMethod.Post, "/api/v1/drafts", request),
            (seller, HttpMethod.Put, $"/api/v1/drafts/{draft}", request),
            (seller, HttpMethod.Post, "/api/v1/assistant/ask", Node(new { text = "Payout failed", language = "en", conversationId = Guid.NewGuid() })),
            (seller, HttpMethod.Post, $"/api/v1/requests/{number}/messages", Node(new { text = "And?", files = Array.Empty<Guid>() })),
            (seller, HttpMethod.Post, $"/api/v1/requests/{number}/rejection", Node(new { text = "No" })),
            (seller, HttpMethod.Post, "/api/v1/notices/read", Node(new { ids = Array.Empty<Guid>(), caseNumber = number })),
            (seller, HttpMethod.Post, "/api/v1/tokens", Node(new { name = "erp", daysValid = 3, accountId = seller.Id })),
            (seller, HttpMethod.Patch, "/api/v1/me", Node(new { language = "en", timeZone = "UTC" })),
            (seller, HttpMethod.Post, "/api/v1/help/support.phone/feedback", Node(new { language = "en", helped = true, comment = "Good" })),
            (agent, HttpMethod.Post, $"/api/v1/cases/{number}/replies", Node(new { text = "Hello", version = (int?)null, then = "waiting", files = Array.Empty<Guid>() })),
            (agent, HttpMethod.Post, $"/api/v1/cases/{number}/notes", Node(new { text = "Hello", mentions = new[] { agent.Id }, files = Array.Empty<Guid>() })),
            (agent, HttpMethod.Post, $"/api/v1/cases/{number}/assign", Node(new { to = "me", version = (int?)null })),
            (agent, HttpMethod.Post, $"/api/v1/cases/{number}/merge", Node(new { into = "R-0000-0001", version = (int?)null })),
            (agent, HttpMethod.Post, $"/api/v1/cases/{number}/links", Node(new { other })),
            (agent, HttpMethod.Patch, $"/api/v1/cases/{number}", Node(new { version = (int?)null, status = "open", priority = "high", topic = "support.phone", tags = new[] { "a" }, assignee = "me" })),
            (agent, HttpMethod.Patch, "/api/v1/cases", Node(new { numbers = new[] { number }, status = "open", priority = "high", topic = "support.phone", addTags = new[] { "a" }, assignee = "me" })),
            (agent, HttpMethod.Put, "/api/v1/me/availability", Node(new { away = false })),
            (agent, HttpMethod.Post, "/api/v1/views", Node(new { name = "Mine", filter = new { stage = "active", status = "open", area = "funds", language = "en", priority = "high", assignee = "me", tag = "a", orderNumber = "1" }, shared = false })),
            (desk.Admin, HttpMethod.Put, $"/api/v1/accounts/{seller.Id}/enabled", Node(new { enabled = true })),
            (desk.Admin, HttpMethod.Post, "/api/v1/accounts", Node(new { email = $"x{desk.Next()}@store.example", name = "X", role = "seller", language = "en", timeZone = "UTC", seller = new { storeName = "X", country = "CN", languages = "zh en", activeSince = "2020-01-01", city = "X", rating = 4.5 } })),
            (desk.Admin, HttpMethod.Post, "/api/v1/accounts", Node(new { email = $"y{desk.Next()}@desk.example", name = "Y", role = "agent", staff = new { languages = "en", shifts = Filling.Always, areas = "funds", capacity = 5 } })),
            (desk.Admin, HttpMethod.Post, "/api/v1/accounts", Node(new { email = $"z{desk.Next()}@firm.example", name = "Z", role = "partner", firm = new { name = "Z", country = "CN", certifiedSince = "2020-01-01" } })),
        ];
    }

    private static async Task Survives(Person who, HttpMethod method, string path, string body, string what) =>
        Judge(await who.Api.Send(method, path, Caller.JsonBody(body)), $"{method} {path}", what);

    private static void Judge(Reply reply, string where, string what)
    {
        Assert.True(reply.Status < 500, $"{where} with {what}: {reply.Status} {reply.Text[..Math.Min(400, reply.Text.Length)]}");
        if (reply.Status >= 400 && reply.Type == "application/problem+json")
            reply.IsProblem(reply.Status);
        else
            Assert.True(reply.Status < 400 || reply.Bytes.Length == 0, $"{where} with {what}: {reply.Status} is no problem document");
        Assert.Null(reply.Header("X-Injected"));
    }

    /// <summary>The members of a body, those of its objects as <c>seller.storeName</c>.</summary>
    private static IEnumerable<string> Members(JsonObject body) => body.SelectMany(m => m.Value is JsonObject inner ? [m.Key, .. Members(inner).Select(i => $"{m.Key}.{i}")] : new[] { m.Key });

    private static string With(JsonObject body, string member, string json)
    {
        // Assembled by hand: no JSON writer lets through what these values hold.
        const string mark = "@@here@@";
        var changed = body.DeepClone().AsObject();
        var names = member.Split('.');
        var owner = names[..^1].Aggregate(changed, (o, n) => o[n]!.AsObject());
        owner[names[^1]] = mark;
        return changed.ToJsonString().Replace($"\"{mark}\"", json);
    }
}
