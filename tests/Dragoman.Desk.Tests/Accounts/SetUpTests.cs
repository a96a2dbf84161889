using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.SetUp;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Accounts;

public sealed class SetUpTests
{
    private const string Password = "correct horse battery";

    /// <summary>A desk that nobody has set up yet.</summary>
    private static async Task<TestDesk> Empty(TestDatabase database)
    {
        var desk = await TestDesk.Open(database);
        await desk.Do((DeskContext db) => db.Users.ExecuteDeleteAsync());
        return desk;
    }

    private static Task<Outcome<Guid>> Appoint(TestDesk desk, string? code, string? password = Password, string email = "first@example.com") =>
        desk.Do((AppointFirstAdmin h) => h.Handle(new(code, email, "First", password)));

    [Theory, OnEachDatabase]
    public async Task Whoever_has_the_code_appoints_the_first_administrator_once(TestDatabase database)
    {
        await using var desk = await Empty(database);
        Assert.True(await desk.Do((AppointFirstAdmin h) => h.IsNeeded()));
        var code = desk.Get<SetUpCode>().Value;
        var id = (await Appoint(desk, code)).OrThrow();
        Assert.Equal(Role.Admin, await desk.Do((DeskContext db) => db.Users.Where(a => a.Id == id).Select(a => a.Role).SingleAsync()));

        Assert.False(await desk.Do((AppointFirstAdmin h) => h.IsNeeded()));
        Assert.Equal(RefusalKind.NotFound, (await Appoint(desk, code, email: "second@example.com")).Refusal?.Kind);
        Assert.Equal(1, await desk.Do((DeskContext db) => db.Users.CountAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("AAAA")]
    public async Task A_wrong_code_appoints_nobody(string? code)
    {
        await using var desk = await Empty(TestDatabase.Sqlite);
        Assert.Equal("invalid.setup_code", Assert.Single((await Appoint(desk, code)).Refusal!.Faults).Code);
        Assert.True(await desk.Do((AppointFirstAdmin h) => h.IsNeeded()));
    }

    [Theory]
    [InlineData(null, "missing.password")]
    [InlineData("weak", "account.password_weak")]
    public async Task The_first_administrator_needs_a_good_password(string? password, string code)
    {
        await using var desk = await Empty(TestDatabase.Sqlite);
        var refused = await Appoint(desk, desk.Get<SetUpCode>().Value, password);
        Assert.Equal(code, Assert.Single(refused.Refusal!.Faults).Code);
        Assert.True(await desk.Do((AppointFirstAdmin h) => h.IsNeeded()));
    }

    [Fact]
    public void Every_start_has_a_code_of_its_own() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => new SetUpCode().Value).Distinct().Count());
}
