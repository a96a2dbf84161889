using System.Text;
using Dragoman.Desk.Accounts;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class TokenTests(Desks desks)
{
    private static string Basic(string email, string key) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:{key}"))}";

    [Fact]
    public async Task A_token_is_taken_as_Bearer_and_as_Basic()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await new Caller(desk.Address, $"Bearer {seller.Token}").Get("/api/v1/me")).Is(200).Has("accountId:string", "role:string", "name:string", "language:string", "timeZone:string", "sellerId:string");
        (await new Caller(desk.Address, $"bearer {seller.Token}").Get("/api/v1/me")).Is(200);
        var basic = (await new Caller(desk.Address, Basic(seller.Email, seller.Token)).Get("/api/v1/me")).Is(200);
        Assert.Equal(seller.Id, basic.Json.GetProperty("accountId").GetGuid());
        (await new Caller(desk.Address, Basic(seller.Email.ToUpperInvariant(), seller.Token)).Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task Basic_needs_the_owners_own_address()
    {
        var desk = await desks.Shared;
        var (one, other) = (await desk.Seller(), await desk.Seller());
        (await new Caller(desk.Address, Basic(other.Email, one.Token)).Get("/api/v1/me")).IsProblem(401, "unauthorized");
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer dgm_0000000000000000000000000000000000000000")]
    [InlineData("Bearer \t")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Digest username=x")]
    [InlineData("dgm_0000000000000000000000000000000000000000")]
    public async Task A_wrong_token_gets_401_and_a_way_in(string header)
    {
        var reply = await new Caller((await desks.Shared).Address, header).Get("/api/v1/me");
        reply.IsProblem(401, "unauthorized");
        Assert.Equal("Bearer", reply.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_wrong_token_is_not_mistaken_for_nobody_on_an_open_route() =>
        Assert.NotEqual(500, (await new Caller((await desks.Shared).Address, "Bearer dgm_0000000000000000000000000000000000000000").Get("/api/v1/service-health")).Status);

    [Fact]
    public async Task A_very_long_token_is_refused_like_any_other() =>
        (await new Caller((await desks.Shared).Address, $"Bearer {new string('x', 8000)}").Get("/api/v1/me")).IsProblem(401, "unauthorized");

    [Fact]
    public async Task A_revoked_token_ends_at_once()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var issued = (await desk.IssueToken(seller, new { name = "erp" })).Is(201).Has("id:string", "key:string", "name:string", "expiresAt:null");
        var program = new Caller(desk.Address, issued.String("key"));
        (await program.Get("/api/v1/me")).Is(200);
        (await seller.Api.Delete($"/api/v1/tokens/{issued.Id()}")).Is(204);
        (await program.Get("/api/v1/me")).IsProblem(401, "unauthorized");
        (await seller.Api.Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task A_token_expires_when_its_days_are_over()
    {
        await using var desk = await WebDesk.Open();
        var seller = await desk.Seller();
        var key = (await desk.IssueToken(seller, new { name = "erp", daysValid = 1 })).Is(201).Has("expiresAt:string").String("key");
        var program = new Caller(desk.Address, key);
        desk.Pass(TimeSpan.FromHours(23.9));
        (await program.Get("/api/v1/me")).Is(200);
        desk.Pass(TimeSpan.FromHours(0.2));
        (await program.Get("/api/v1/me")).IsProblem(401, "unauthorized");
    }

    [Fact]
    public async Task A_key_issues_no_other_key_but_an_administrators()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await seller.Api.Post("/api/v1/tokens", new { name = "next" })).IsProblem(403, "forbidden");
        (await desk.Admin.Api.Post("/api/v1/tokens", new { name = "theirs", accountId = seller.Id })).Is(201);
    }

    [Fact]
    public async Task A_switched_off_account_is_out_at_once_and_back_when_it_is_switched_on()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        (await desk.Admin.Api.Put($"/api/v1/accounts/{seller.Id}/enabled", new { enabled = false })).Is(204);
        (await seller.Api.Get("/api/v1/me")).IsProblem(401, "unauthorized");
        (await desk.Admin.Api.Put($"/api/v1/accounts/{seller.Id}/enabled", new { enabled = true })).Is(204);
        (await seller.Api.Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_never_listed()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var list = (await seller.Api.Get("/api/v1/tokens")).Is(200);
        Assert.DoesNotContain(seller.Token, list.Text, StringComparison.Ordinal);
        Assert.Contains(seller.Token[^4..], list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Agent), InlineData(Role.Lead), InlineData(Role.Mediator), InlineData(Role.Advisor)]
    public async Task A_token_of_the_wrong_role_is_refused_with_a_code(Role role)
    {
        var desk = await desks.Shared;
        var colleague = await desk.Staff(role);
        (await colleague.Api.Get("/api/v1/accounts")).IsProblem(403, "forbidden");
        (await colleague.Api.Post("/api/v1/tokens", new { name = "x", accountId = desk.Admin.Id })).IsProblem(403, "forbidden");
        (await colleague.Api.Post("/api/v1/requests", new { topic = "support.phone" })).IsProblem(403, "forbidden");
        (await (await desk.Seller()).Api.Get("/api/v1/cases")).IsProblem(403, "forbidden");
    }
}
