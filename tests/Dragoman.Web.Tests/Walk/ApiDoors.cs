using Dragoman.Testing;
using static Dragoman.Web.Tests.Walk.Doors;

namespace Dragoman.Web.Tests.Walk;

/// <summary>What each route of the API answers to whom, asked for another seller's things.</summary>
public static class ApiDoors
{
    //                              nobody owner other partner agent lead mediator advisor admin
    private const string Everybody = "200";
    private const string SignedIn = "401   200   200   200     200   200  200      200     200";
    private const string Sellers = " 401   200   200   403     403   403  403      403     403";
    private const string Staff = "   401   403   403   403     200   200  200      200     200";
    private const string Workers = " 401   403   403   403     200   200  403      200     200";
    private const string Leads = "   401   403   403   403     403   200  403      403     200";
    private const string Admins = "  401   403   403   403     403   403  403      403     200";
    private const string OwnOnly = " 401   200   404   403     403   403  403      403     403";
    private const string Mine = "    404   200   404   404     404   404  404      404     404";

    public static IEnumerable<Door> All { get; } =
    [
        At("GET /api/v1/me", SignedIn),
        new("PATCH /api/v1/me", Done(SignedIn), Ask("/api/v1/me", new { timeZone = "UTC" })),
        new("PUT /api/v1/me/availability", Done(Workers), Ask("/api/v1/me/availability", new { away = true })),
        At("GET /api/v1/tokens", SignedIn),
        new("POST /api/v1/tokens", "401 403 403 403 403 403 403 403 201", s => To("/api/v1/tokens", new { name = "x", accountId = s.Cast.Owner.Id, daysValid = 1 })),
        new("DELETE /api/v1/tokens/{id:guid}", "401 204 404 404 404 404 404 404 204", async s => ($"/api/v1/tokens/{await s.Token()}", null)),
        At("GET /api/v1/accounts", Admins),
        new("POST /api/v1/accounts", Made(Admins), s => To("/api/v1/accounts", new { email = $"new{s.Next()}@desk.example", name = "New", role = "agent", staff = new { languages = "en", shifts = Filling.Always } })),
        new("PUT /api/v1/accounts/{id:guid}/enabled", Done(Admins), async s => ($"/api/v1/accounts/{await s.Account()}/enabled", new { enabled = false })),
        At("GET /api/v1/colleagues", Staff),
        At("GET /api/v1/team", Leads),
        At("GET /api/v1/policy", Admins),

        new("POST /api/v1/orders:import", Admins, Ask("/api/v1/orders:import", "{}")),
        new("GET /api/v1/orders/{number}", "401 200 404 403 200 200 200 200 200", async s => ($"/api/v1/orders/{await s.Order()}", null)),
        new("GET /api/v1/sellers/{id:guid}/orders", "401 200 403 403 200 200 200 200 200", s => To($"/api/v1/sellers/{s.Cast.Owner.SellerId}/orders")),

        new("POST /api/v1/files", "401 201 201 403 201 201 403 201 201", Ask("/api/v1/files", SampleFiles.Png)),
        new("GET /api/v1/files/{id:guid}", "401 200 404 404 200 200 200 200 200", async s => ($"/api/v1/files/{await s.File()}", null)),

        new("GET /api/v1/help/{language}", Everybody, Ask("/api/v1/help/en")),
        new("GET /api/v1/help/{language}/{topic}", Everybody, Ask("/api/v1/help/en/support.phone")),
        new("POST /api/v1/help/{topic}/feedback", "204", Ask("/api/v1/help/support.phone/feedback", new { language = "en", helped = true })),
        At("GET /api/v1/help/feedback", Leads),

        new("POST /api/v1/assistant/ask", Mine, async s => ("/api/v1/assistant/ask", new { text = "And then?", conversationId = await s.Conversation() })),
        new("GET /api/v1/assistant/conversations/{id:guid}", Mine, async s => ($"/api/v1/assistant/conversations/{await s.Conversation()}", null)),
        new("POST /api/v1/assistant/conversations/{id:guid}/rating", Done(Mine), async s => ($"/api/v1/assistant/conversations/{await s.Conversation()}/rating", new { helped = true })),

        new("POST /api/v1/requests", "401 201 422 403 403 403 403 403 403", async s => ("/api/v1/requests", new
        {
            topic = "logistics.tracking-stuck", subject = "Taken over", text = "A parcel.", orderNumber = await s.Order(), errorCode = "AE-ERR-403", files = new[] { await s.File() }, draftId = await s.Draft(),
        })),
        new("POST /api/v1/requests:check", Sellers, async s => ("/api/v1/requests:check", new { topic = "logistics.tracking-stuck", orderNumber = await s.Order(), files = new[] { await s.File() } })),
        new("GET /api/v1/requests", Sellers, async s => ($"/api/v1/requests?{(await s.Number()).Length}", null)),
        new("GET /api/v1/requests/{number}", "401 200 404 403 200 200 200 200 200", async s => ($"/api/v1/requests/{await s.Number()}", null)),
        new("POST /api/v1/requests/{number}/messages", Made(OwnOnly), async s => ($"/api/v1/requests/{await s.Number()}/messages", new { text = "A word" })),
        new("POST /api/v1/requests/{number}/confirmation", OwnOnly, async s => ($"/api/v1/requests/{await s.Solved()}/confirmation", null)),
        new("POST /api/v1/requests/{number}/rejection", OwnOnly, async s => ($"/api/v1/requests/{await s.Solved()}/rejection", new { })),
        new("GET /api/v1/drafts", Sellers, async s => ($"/api/v1/drafts?{await s.Draft()}", null)),
        new("GET /api/v1/drafts/{id:guid}", OwnOnly, async s => ($"/api/v1/drafts/{await s.Draft()}", null)),
        new("POST /api/v1/drafts", Made(Sellers), Ask("/api/v1/drafts", new { subject = "A draft" })),
        new("PUT /api/v1/drafts/{id:guid}", OwnOnly, async s => ($"/api/v1/drafts/{await s.Draft()}", new { subject = "Overwritten" })),
        new("DELETE /api/v1/drafts/{id:guid}", Done(OwnOnly), async s => ($"/api/v1/drafts/{await s.Draft()}", null)),

        new("GET /api/v1/cases", Staff, async s => ($"/api/v1/cases?seller={s.Cast.Owner.SellerId}&q={(await s.Number())[..1]}", null)),
        new("PATCH /api/v1/cases", Workers, async s => ("/api/v1/cases", new { numbers = new[] { await s.Number() }, addTags = new[] { "a" } })),
        new("GET /api/v1/cases/{number}", Staff, async s => ($"/api/v1/cases/{await s.Number()}", null)),
        new("PATCH /api/v1/cases/{number}", Workers, async s => ($"/api/v1/cases/{await s.Number()}", new { priority = "high" })),
        new("POST /api/v1/cases/{number}/replies", Made(Workers), async s => ($"/api/v1/cases/{await s.Number()}/replies", new { text = "An answer", version = await s.Version(await s.Number()) })),
        new("POST /api/v1/cases/{number}/notes", Made(Staff), async s => ($"/api/v1/cases/{await s.Number()}/notes", new { text = "A note" })),
        new("POST /api/v1/cases/{number}/assign", Workers, async s => ($"/api/v1/cases/{await s.Number()}/assign", new { to = "none" })),
        new("POST /api/v1/cases/{number}/merge", Workers, async s => ($"/api/v1/cases/{await s.Number()}/merge", new { into = await s.AnotherNumber() })),
        new("DELETE /api/v1/cases/{number}/merge", Workers, async s => ($"/api/v1/cases/{await s.Merged()}/merge", null)),
        new("POST /api/v1/cases/{number}/links", Workers, async s => ($"/api/v1/cases/{await s.Number()}/links", new { other = await s.AnotherNumber() })),
        new("PUT /api/v1/cases/{number}/presence", Staff, async s => ($"/api/v1/cases/{await s.Number()}/presence", null)),
        new("GET /api/v1/cases/{number}/canned-replies", Staff, async s => ($"/api/v1/cases/{await s.Number()}/canned-replies", null)),
        At("GET /api/v1/views", Staff),
        new("POST /api/v1/views", Made(Staff), Ask("/api/v1/views", new { name = "Mine", filter = new { stage = "active" } })),
        new("DELETE /api/v1/views/{id:guid}", "401 403 403 403 404 404 404 404 404", async s => ($"/api/v1/views/{await s.View()}", null)),

        new("GET /api/v1/notices", SignedIn, async s => ($"/api/v1/notices?{await s.Notice()}", null)),
        new("POST /api/v1/notices/read", SignedIn, async s => ("/api/v1/notices/read", new { ids = new[] { await s.Notice() } })),
        At("GET /api/v1/service-health", Everybody),
    ];
}
