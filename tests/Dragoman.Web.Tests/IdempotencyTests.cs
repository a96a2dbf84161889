using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class IdempotencyTests(Desks desks)
{
    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_repetition_gets_the_same_answer_and_creates_nothing(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        var first = (await seller.Api.Post("/api/v1/requests", request, "k-1")).Is(201);
        var again = (await seller.Api.Post("/api/v1/requests", request, "k-1")).Is(201);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Assert.Equal(first.Type, again.Type);
        Assert.Null(first.Header("Idempotent-Replayed"));
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(1, await Requests(seller));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_key_with_another_body_or_address_is_refused(TestDatabase database)
    {
        var desk = await desks.On(database);
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var request = await desk.CompleteRequest(seller);
        var number = (await seller.Api.Post("/api/v1/requests", request, "k-1")).Is(201).String("number");
        request["text"] = "Something else happened.";
        (await seller.Api.Post("/api/v1/requests", request, "k-1")).IsProblem(409, "idempotency.other_request");
        (await seller.Api.Post($"/api/v1/requests/{number}/messages", new { text = "And?" }, "k-1")).IsProblem(409, "idempotency.other_request");
        Assert.Equal(1, await Requests(seller));
        (await agent.Api.Post($"/api/v1/cases/{number}/notes", new { text = "Mine" }, "k-1")).Is(201);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sent_many_times_at_once_it_creates_one(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => seller.Api.Post("/api/v1/requests", request, "k-1"))));
        Assert.Equal(1, await Requests(seller));
        var created = replies.Where(r => r.Status == 201).ToList();
        Assert.NotEmpty(created);
        Assert.Single(created.Select(r => r.Text).Distinct());
        Assert.All(replies.Where(r => r.Status != 201), r => r.IsProblem(409, "idempotency.in_progress"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_refused_request_leaves_the_key_free_and_the_draft_kept(TestDatabase database)
    {
        var desk = await desks.On(database);
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        request.Remove("errorCode", out var code);
        var draft = (await seller.Api.Post("/api/v1/requests", request, "k-1")).IsProblem(422, "missing.error_code").Id("draftId");
        (await seller.Api.Get($"/api/v1/drafts/{draft}")).Is(200);
        request["errorCode"] = code;
        (await seller.Api.Post("/api/v1/requests", request, "k-1")).Is(201);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_route_that_creates_takes_a_key(TestDatabase database)
    {
        var desk = await desks.On(database);
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var number = await desk.Request(seller);
        (Person Who, string Path, Func<Task<object>> Body)[] creating =
        [
            (seller, "/api/v1/drafts", () => Of(new { subject = "Half" })),
            (seller, $"/api/v1/requests/{number}/messages", () => Of(new { text = "And?" })),
            (agent, $"/api/v1/cases/{number}/notes", () => Of(new { text = "Mine" })),
            (agent, $"/api/v1/cases/{number}/replies", async () => new { text = "Ours", version = await desk.Version(number) }),
            (agent, "/api/v1/views", () => Of(new { name = "Mine", filter = new { stage = "active" } })),
            (desk.Admin, "/api/v1/accounts", () => Of(new { email = $"twice{desk.Next()}@desk.example", name = "Twice", role = "agent", staff = new { languages = "en", shifts = Filling.Always } })),
        ];
        foreach (var (who, path, make) in creating)
        {
            var body = await make();
            var key = $"k-{path}";
            var first = (await who.Api.Post(path, body, key)).Is(201);
            Assert.Equal(first.Text, (await who.Api.Post(path, body, key)).Is(201).Text);
        }
    }

    private static Task<object> Of(object body) => Task.FromResult(body);

    [Fact]
    public async Task A_key_that_is_too_long_or_nobodys_is_refused()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.Post("/api/v1/drafts", new { }, new string('k', 101))).IsProblem(422, "invalid.idempotency_key");
        (await seller.Api.Post("/api/v1/drafts", new { }, new string('k', 100))).Is(201);
        Assert.InRange((await desk.Anonymous.Post("/api/v1/drafts", new { }, "k")).Status, 401, 422);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await using var desk = await WebDesk.Open();
        var seller = await desk.Seller();
        var first = (await seller.Api.Post("/api/v1/drafts", new { subject = "One" }, "k")).Is(201).Id();
        desk.Pass(TimeSpan.FromHours(25));
        Reply again;
        do
        {
            // Recurring work forgets it; each tick of the desk's clock is one round.
            desk.Time.Advance(TimeSpan.FromSeconds(2));
            again = await seller.Api.Post("/api/v1/drafts", new { subject = "One" }, "k");
        }
        while (again.Header("Idempotent-Replayed") is not null && desk.Now < TestDesk.Start.UtcDateTime.AddHours(27));
        Assert.NotEqual(first, again.Is(201).Id());
    }

    private static async Task<int> Requests(Person seller) => (await seller.Api.Get("/api/v1/requests?limit=100")).Is(200).Json.GetProperty("requests").GetArrayLength();
}
