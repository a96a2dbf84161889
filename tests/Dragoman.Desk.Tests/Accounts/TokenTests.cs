using System.Text;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Desk.Accounts.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Accounts;

public sealed class TokenTests
{
    private static async Task<IssueToken.Issued> Issue(TestDesk desk, Actor actor, int? days = null) =>
        (await desk.Do((IssueToken h) => h.Handle(new("ERP", days), actor))).OrThrow();

    private static async Task<Actor?> Find(TestDesk desk, string key, string? email = null) =>
        (await desk.Get<TokenDirectory>().Find(key, email, CancellationToken.None))?.Actor;

    [Theory, OnEachDatabase]
    public async Task A_key_opens_its_owners_account_with_its_owners_role(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var owner in new[] { await desk.Seller(), await desk.Agent(), await desk.Partner(), desk.Admin })
            Assert.Equal(owner, await Find(desk, (await Issue(desk, owner)).Key));
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_hash_of_a_key_is_kept(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var key = (await Issue(desk, await desk.Seller())).Key;
        var kept = await desk.Do((DeskContext db) => db.ApiTokens.SingleAsync());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key)), kept.Hash);
        Assert.Equal(key[^4..], kept.Tail);
        Assert.DoesNotContain(key[4..20], System.Text.Json.JsonSerializer.Serialize(kept));
    }

    [Theory, OnEachDatabase]
    public async Task A_key_that_was_never_issued_opens_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var key = (await Issue(desk, await desk.Seller())).Key;
        foreach (var wrong in new[] { "", "dgm_", key[..^1], key + "x", key.ToLowerInvariant(), key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), new string('x', 5000), key[..20] + "\0" + key[21..] })
            Assert.Null(await Find(desk, wrong));
    }

    [Theory, OnEachDatabase]
    public async Task Beside_the_owners_address_only_the_owners_key_counts(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller(email: "shop@example.com");
        var key = (await Issue(desk, seller)).Key;
        Assert.Equal(seller, await Find(desk, key, "Shop@Example.com"));
        Assert.Null(await Find(desk, key, "other@example.com"));
    }

    [Theory, OnEachDatabase]
    public async Task A_revoked_key_opens_nothing_at_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var issued = await Issue(desk, seller);
        Assert.NotNull(await Find(desk, issued.Key));
        (await desk.Do((RevokeToken h) => h.Handle(issued.Id, seller))).OrThrow();
        Assert.Null(await Find(desk, issued.Key));
    }

    [Theory, OnEachDatabase]
    public async Task A_revocation_holds_on_every_other_node_within_ten_seconds(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var other = await desk.AnotherNode();
        var seller = await desk.Seller();
        var issued = await Issue(desk, seller);
        Assert.NotNull(await Find(other, issued.Key));
        (await desk.Do((RevokeToken h) => h.Handle(issued.Id, seller))).OrThrow();
        desk.Pass(TimeSpan.FromSeconds(10.1));
        Assert.Null(await Find(other, issued.Key));
    }

    [Theory, OnEachDatabase]
    public async Task An_expired_key_opens_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var issued = await Issue(desk, await desk.Seller(), days: 1);
        Assert.Equal(desk.Now.AddDays(1), issued.ExpiresAt);
        desk.Pass(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(30));
        Assert.NotNull(await Find(desk, issued.Key));
        desk.Pass(TimeSpan.FromSeconds(30));
        Assert.Null(await Find(desk, issued.Key));
    }

    [Theory, OnEachDatabase]
    public async Task A_key_just_used_ends_at_its_instant_all_the_same(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var issued = await Issue(desk, await desk.Seller(), days: 1);
        desk.Pass(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Find(desk, issued.Key));
        desk.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await Find(desk, issued.Key));
    }

    [Theory, OnEachDatabase]
    public async Task A_switched_off_account_ends_its_keys_at_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var key = (await Issue(desk, seller)).Key;
        Assert.NotNull(await Find(desk, key));
        (await desk.Do((SwitchAccount h) => h.Handle(seller.AccountId, false, desk.Admin))).OrThrow();
        Assert.Null(await Find(desk, key));
        (await desk.Do((SwitchAccount h) => h.Handle(seller.AccountId, true, desk.Admin))).OrThrow();
        Assert.NotNull(await Find(desk, key));
    }

    [Theory, OnEachDatabase]
    public async Task An_account_has_at_most_twenty_keys(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var first = await Issue(desk, seller);
        for (var i = 1; i < IssueToken.MaxPerAccount; i++)
            await Issue(desk, seller);
        var refused = await desk.Do((IssueToken h) => h.Handle(new("one more"), seller));
        Assert.Equal("token.too_many", Assert.Single(refused.Refusal!.Faults).Code);

        await desk.Do((RevokeToken h) => h.Handle(first.Id, seller));
        await Issue(desk, seller);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_but_an_administrator_touches_another_accounts_keys(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, lead) = (await desk.Seller(), await desk.Seller(), await desk.Lead());
        var issued = await Issue(desk, seller);
        foreach (var stranger in new[] { other, lead })
        {
            Assert.Equal(RefusalKind.NotFound, (await desk.Do((RevokeToken h) => h.Handle(issued.Id, stranger))).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((IssueToken h) => h.Handle(new("x", AccountId: seller.AccountId), stranger))).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ListTokens h) => h.Handle(true, stranger))).Refusal?.Kind);
            Assert.Empty((await desk.Do((ListTokens h) => h.Handle(false, stranger))).OrThrow());
        }
        (await desk.Do((IssueToken h) => h.Handle(new("for the shop", AccountId: seller.AccountId), desk.Admin))).OrThrow();
        Assert.Equal(2, (await desk.Do((ListTokens h) => h.Handle(true, desk.Admin))).OrThrow().Count);
        (await desk.Do((RevokeToken h) => h.Handle(issued.Id, desk.Admin))).OrThrow();
    }

    [Theory]
    [InlineData("", 1, "missing.name")]
    [InlineData("ok", 0, "invalid.days_valid")]
    [InlineData("ok", 3651, "invalid.days_valid")]
    [InlineData("with\0zero", 1, "invalid.name")]
    public async Task A_key_needs_a_name_and_an_end_within_ten_years(string name, int days, string code)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var refused = await desk.Do((IssueToken h) => h.Handle(new(name, days), desk.Admin));
        Assert.Equal(code, Assert.Single(refused.Refusal!.Faults).Code);
    }

    [Theory, OnEachDatabase]
    public async Task The_last_use_of_a_key_is_noted(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var issued = await Issue(desk, await desk.Seller());
        desk.Pass(TimeSpan.FromHours(1));
        await Find(desk, issued.Key);
        Assert.Equal(desk.Now, (await desk.Do((ListTokens h) => h.Handle(true, desk.Admin))).OrThrow()[0].LastUsedAt);
    }
}
