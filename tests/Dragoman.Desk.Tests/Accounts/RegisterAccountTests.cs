using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Desk.Accounts.Register;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Accounts;

public sealed class RegisterAccountTests
{
    private static readonly RegisterAccount.Command Shop = new("shop@example.com", "Wang Fang", Role.Seller, "tea leaves and rain", "zh", "Asia/Shanghai")
    {
        Seller = new("晨光家居", "CN", "zh en"),
    };

    private static Task<Outcome<Guid>> Register(TestDesk desk, RegisterAccount.Command command, Actor? by = null) =>
        desk.Do((RegisterAccount h) => h.Handle(command, by ?? desk.Admin));

    [Theory, OnEachDatabase]
    public async Task A_seller_is_registered_with_the_store(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var id = (await Register(desk, Shop)).OrThrow();
        var account = await desk.Do((DeskContext db) => db.Users.Include(a => a.Seller).SingleAsync(a => a.Id == id));
        Assert.Equal(("晨光家居", "CN", "zh", "Asia/Shanghai"), (account.Seller!.StoreName, account.Seller.Country, account.Seller.Language, account.TimeZone));
        Assert.True(await desk.Do((UserManager<Account> users) => users.CheckPasswordAsync(account, "tea leaves and rain")));
        Assert.DoesNotContain("tea leaves", account.PasswordHash);
    }

    [Theory, OnEachDatabase]
    public async Task An_e_mail_address_is_taken_once_however_it_is_written(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        (await Register(desk, Shop)).OrThrow();
        var again = await Register(desk, Shop with { Email = "SHOP@Example.com" });
        Assert.Equal("account.email_taken", Assert.Single(again.Refusal!.Faults.Select(f => f.Code).Distinct()));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("ninechars")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("ababababababab")]
    public async Task A_weak_password_is_refused(string password)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var refused = await Register(desk, Shop with { Password = password });
        Assert.Equal("account.password_weak", Assert.Single(refused.Refusal!.Faults).Code);
        Assert.Equal(0, await desk.Do((DeskContext db) => db.Sellers.CountAsync()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var refused = await Register(desk, new("not an address", " ", Role.Seller, null, "xx", "Mars/Olympus") { Seller = new("", "China", "zh klingon") });
        Assert.Equal(
            ["invalid.email", "missing.name", "invalid.language", "invalid.time_zone", "missing.store_name", "too_long.country", "invalid.languages"],
            refused.Refusal!.Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("Asia/Shanghai|1-5|09:00|18:00", true)]
    [InlineData("UTC|6|22:00|06:00; Asia/Shanghai|1-7|00:00|00:00", true)]
    [InlineData("UTC|5-1|09:00|18:00", false)]
    [InlineData("UTC|0-8|09:00|18:00", false)]
    [InlineData("UTC|1-5|9 am|18:00", false)]
    [InlineData("Nowhere|1-5|09:00|18:00", false)]
    [InlineData("UTC|1-5|09:00", false)]
    [InlineData(";", false)]
    public async Task Shifts_are_read_or_refused(string shifts, bool right)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var done = await Register(desk, new("agent@example.com", "Agent", Role.Agent, null) { Staff = new("en", shifts) });
        Assert.Equal(right ? [] : ["invalid.shifts"], done.Refusal?.Faults.Select(f => f.Code) ?? []);
    }

    [Theory, OnEachDatabase]
    public async Task Only_an_administrator_opens_accounts(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var other in new[] { Actor.Anonymous, await desk.Seller(), await desk.Partner(), await desk.Agent(), await desk.Lead() })
            Assert.Equal(RefusalKind.Forbidden, (await Register(desk, Shop, by: other)).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Text_that_no_database_keeps_is_refused_with_a_code(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var refused = await Register(desk, Shop with { Name = "Wang\0Fang", Seller = Shop.Seller! with { StoreName = "half \ud83d", City = "\u0007" } });
        Assert.Equal(["invalid.name", "invalid.store_name", "invalid.city"], refused.Refusal?.Faults.Select(f => f.Code));
    }

    [Theory, OnEachDatabase]
    public async Task An_account_is_found_by_a_part_of_its_name_address_or_store(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var id = (await Register(desk, Shop)).OrThrow();
        await desk.Seller();
        foreach (var words in new[] { "wang", "SHOP@", "晨光" })
            Assert.Equal(id, Assert.Single((await desk.Do((ListAccounts h) => h.Handle(null, words, desk.Admin))).OrThrow()).Id);
    }
}
