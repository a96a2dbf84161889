using System.Text.RegularExpressions;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

/// <summary>Signing in as a browser without scripts does: fetch the form, send it back with its own token.</summary>
public partial class SignInPageTests(Desks desks)
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_right_password_leads_on_and_leaves_a_cookie()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller(password: Password);
        var entered = (await Enter(desk, seller.Email, Password, "/requests")).Is(302);
        Assert.Equal("/requests", new Uri(desk.Address, entered.Header("Location")!).AbsolutePath);
        var cookie = entered.Header("Set-Cookie")!;
        Assert.Contains("dragoman=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var browser = new Caller(desk.Address, null, Regex.Match(cookie, "dragoman=[^;]+").Value);
        Assert.Equal(seller.SellerId, (await browser.Get("/api/v1/me")).Is(200).Json.GetProperty("sellerId").GetGuid());
        (await browser.Get("/requests")).Is(200);
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("/\t/evil.example"), InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string next)
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller(password: Password);
        var entered = (await Enter(desk, seller.Email, Password, next)).Is(302);
        Assert.Equal(desk.Address.Authority, new Uri(desk.Address, entered.Header("Location")!).Authority);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller(password: Password);
        var wrong = (await Enter(desk, seller.Email, "wrong horse battery")).Is(200);
        var unknown = (await Enter(desk, "nobody@store.example", Password)).Is(200);
        Assert.Equal(Said(wrong), Said(unknown));
        Assert.NotEmpty(Said(wrong));
        Assert.DoesNotContain("dragoman=", wrong.Header("Set-Cookie") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_time_opens_it_again()
    {
        await using var desk = await WebDesk.Open();
        var seller = await desk.Seller(password: Password);
        for (var i = 0; i < 5; i++)
            (await Enter(desk, seller.Email, $"wrong password {i}")).Is(200);
        var locked = (await Enter(desk, seller.Email, Password)).Is(200);
        Assert.NotEqual(Said((await Enter(desk, "nobody@store.example", Password)).Is(200)), Said(locked));
        (await seller.Api.Get("/api/v1/me")).Is(200);
        await desk.Admin.Api.Put($"/api/v1/accounts/{seller.Id}/enabled", new { enabled = true });
        (await Enter(desk, seller.Email, Password)).Is(302);
    }

    [Fact]
    public async Task A_switched_off_account_does_not_sign_in()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller(password: Password);
        (await desk.Admin.Api.Put($"/api/v1/accounts/{seller.Id}/enabled", new { enabled = false })).Is(204);
        (await Enter(desk, seller.Email, Password)).Is(200);
    }

    [Fact]
    public async Task The_form_without_its_own_token_is_refused()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller(password: Password);
        var form = new Dictionary<string, string> { ["_handler"] = "sign-in", ["email"] = seller.Email, ["password"] = Password };
        (await desk.Anonymous.Send(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent(form))).Is(400).HidesItsInsides();
    }

    [Fact]
    public async Task The_first_administrator_is_appointed_once()
    {
        var desk = await desks.Shared;
        var page = (await desk.Anonymous.Get("/setup")).Is(200);
        Assert.DoesNotContain("name=\"code\"", page.Text, StringComparison.Ordinal);
    }

    private static async Task<Reply> Enter(WebDesk desk, string email, string password, string? next = null)
    {
        var path = next is null ? "/sign-in" : $"/sign-in?next={Uri.EscapeDataString(next)}";
        var page = (await desk.Anonymous.Get(path)).Is(200);
        var browser = new Caller(desk.Address, null, Regex.Match(page.Header("Set-Cookie")!, @"\.AspNetCore\.Antiforgery\.[^;]+").Value);
        var token = OwnToken().Match(page.Text).Groups[1].Value;
        return await browser.Send(HttpMethod.Post, path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["_handler"] = "sign-in",
            ["email"] = email,
            ["password"] = password,
        }));
    }

    private static string Said(Reply page) => Message().Match(page.Text).Groups[1].Value.Trim();

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex OwnToken();

    [GeneratedRegex(@"id=""sign-in-error""[^>]*>([^<]*)<")]
    private static partial Regex Message();
}
