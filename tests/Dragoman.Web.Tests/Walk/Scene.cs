using Dragoman.Desk.Accounts;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests.Walk;

/// <summary>What the owner has, made when a route first needs it: every call finds things of its own, as no call before it left them.</summary>
public sealed class Scene(Cast cast)
{
    /// <summary>Stands in everything that only the owner and staff may read.</summary>
    public const string Secret = "Xanadu77";

    private readonly Dictionary<string, object> _made = [];

    public Cast Cast => cast;
    private WebDesk Desk => cast.Desk;
    private Person Owner => cast.Owner;

    public Task<string> Order() => Once("order", () => Desk.Order(Owner));
    public Task<string> Number() => Once("number", () => Desk.Request(Owner, $"{Secret} parcel"));
    public Task<string> AnotherNumber() => Once("another", () => Desk.Request(Owner, $"{Secret} second parcel"));
    public Task<Guid> File() => Once("file", () => Owner.Screenshot());
    public Task<Guid> Draft() => Once("draft", async () => (await Owner.Api.Post("/api/v1/drafts", new { subject = $"{Secret} draft" })).Is(201).Id());
    public Task<Guid> Conversation() => Once("conversation", async () =>
        (await Owner.Api.Post("/api/v1/assistant/ask", new { text = $"{Secret} payout failed" })).Is(200).Id("conversationId"));
    public Task<Guid> Token() => Once("token", async () => (await Desk.Admin.Api.Post("/api/v1/tokens", new { name = $"{Secret} erp", accountId = Owner.Id })).Is(201).Id());

    /// <summary>A case that was answered and waits for the seller's word.</summary>
    public Task<string> Solved() => Once("solved", async () =>
    {
        var number = await Desk.Request(Owner, $"{Secret} solved parcel");
        await Desk.Answer(Desk.Admin, number, then: "solved");
        return number;
    });

    public Task<string> Merged() => Once("merged", async () =>
    {
        var (one, other) = (await Desk.Request(Owner, $"{Secret} twice"), await AnotherNumber());
        (await Desk.Admin.Api.Post($"/api/v1/cases/{one}/merge", new { into = other })).Is(200);
        return one;
    });

    /// <summary>A notice that the owner has not read.</summary>
    public Task<Guid> Notice() => Once("notice", async () =>
    {
        await Solved();
        return (await Owner.Api.Get("/api/v1/notices?limit=1")).Is(200).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
    });

    /// <summary>A view that an agent saved who is not in the cast.</summary>
    public Task<Guid> View() => Once("view", async () =>
    {
        var colleague = await Once("colleague", () => Desk.Staff());
        return (await colleague.Api.Post("/api/v1/views", new { name = "Theirs", filter = new { stage = "active" } })).Is(201).Id();
    });

    /// <summary>An account that may be switched off.</summary>
    public async Task<Guid> Account() => (await Once("account", () => Desk.Seller())).Id;

    public Task<int> Version(string number) => Desk.Version(number);
    public int Next() => Desk.Next();

    private async Task<T> Once<T>(string name, Func<Task<T>> make) where T : notnull
    {
        if (!_made.TryGetValue(name, out var made))
            _made[name] = made = await make();
        return (T)made;
    }
}
