using System.Security.Claims;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Dragoman.Web.Accounts;

/// <summary>Forms and browser calls around signing in that are no pages: sign-out, passkeys, another provider, the language switch.</summary>
public static class AccountDoors
{
    public static void MapAccountDoors(this IEndpointRouteBuilder routes)
    {
        var app = routes.MapGroup("").ExcludeFromDescription();
        app.MapPost("/sign-out", async (SignInManager<Account> signIn, HttpContext http) =>
        {
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect("/");
        });
        app.MapPost("/language", ChangeLanguage).AllowAnonymous();
        app.MapPost("/account/passkey/request-options", async (SignInManager<Account> signIn) =>
            TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();
        app.MapPost("/account/passkey/creation-options", async (SignInManager<Account> signIn, UserManager<Account> users, HttpContext http) =>
        {
            var account = (await users.GetUserAsync(http.User))!;
            return TypedResults.Content(await signIn.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }), "application/json");
        });
        app.MapPost("/account/passkey", AddPasskey);
        app.MapPost("/account/passkey/sign-in", PasskeySignIn).AllowAnonymous();
        app.MapGet("/sign-in/with-provider", ToProvider).AllowAnonymous();
        app.MapGet("/sign-in/from-provider", FromProvider).AllowAnonymous();
    }

    /// <summary>Only paths of this desk are followed after signing in.</summary>
    public static string Local(string? next) =>
        next is { Length: > 0 } && next[0] == '/' && !next.StartsWith("//", StringComparison.Ordinal) && !next.Any(c => c == '\\' || char.IsControl(c)) ? next : "/";

    private static async Task<RedirectHttpResult> ChangeLanguage([FromForm] string language, [FromForm] string? next, TextShelf shelf, ChangeProfile change,
        SignInManager<Account> signIn, UserManager<Account> users, HttpContext http, CancellationToken ct)
    {
        if (shelf.Languages.Contains(language))
        {
            http.Response.Cookies.Append(ReaderLanguage.Cookie, language, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
            if ((await change.Handle(new ChangeProfile.Command(language, null), http.User.Actor(), ct)).Succeeded && await users.GetUserAsync(http.User) is { } account)
                await signIn.RefreshSignInAsync(account);
        }
        return TypedResults.Redirect(Local(next));
    }

    private static async Task<IResult> AddPasskey([FromForm] string credential, SignInManager<Account> signIn, UserManager<Account> users, HttpContext http)
    {
        var attested = await Try(() => signIn.PerformPasskeyAttestationAsync(credential));
        if (attested is not { Succeeded: true } || await users.GetUserAsync(http.User) is not { } account)
            return TypedResults.LocalRedirect("/account?passkey=failed");
        await users.AddOrUpdatePasskeyAsync(account, attested.Passkey);
        return TypedResults.LocalRedirect("/account?passkey=added");
    }

    private static async Task<IResult> PasskeySignIn([FromForm] string credential, [FromForm] string? next, SignInManager<Account> signIn)
    {
        var result = await Try(() => signIn.PasskeySignInAsync(credential));
        return TypedResults.LocalRedirect(result is { Succeeded: true } ? Local(next) : $"/sign-in?failed=passkey&next={Uri.EscapeDataString(Local(next))}");
    }

    /// <summary>Leads to another provider, where one of this name is configured.</summary>
    private static async Task<IResult> ToProvider(SignInManager<Account> signIn, string? next, string? scheme)
    {
        var name = scheme ?? "OpenIdConnect";
        return (await signIn.GetExternalAuthenticationSchemesAsync()).Any(s => s.Name == name)
            ? TypedResults.Challenge(signIn.ConfigureExternalAuthenticationProperties(name, $"/sign-in/from-provider?next={Uri.EscapeDataString(Local(next))}"), [name])
            : TypedResults.LocalRedirect("/sign-in?failed=provider");
    }

    /// <summary>What a browser sends may be empty, stale or no credential at all; the framework throws on some of it.</summary>
    private static async Task<T?> Try<T>(Func<Task<T>> work) where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>An account of the marketplace is known by its verified e-mail; nobody is let in without an account here, and staff link theirs by signing in first.</summary>
    private static async Task<IResult> FromProvider(string? next, SignInManager<Account> signIn, UserManager<Account> users)
    {
        var info = await signIn.GetExternalLoginInfoAsync();
        if (info is null)
            return TypedResults.LocalRedirect("/sign-in?failed=provider");
        if ((await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false)).Succeeded)
            return TypedResults.LocalRedirect(Local(next));
        var email = info.Principal.FindFirstValue("email") ?? info.Principal.FindFirstValue(ClaimTypes.Email);
        var verified = info.Principal.FindFirstValue("email_verified") is "true" or "True";
        if (email is null || !verified || await users.FindByEmailAsync(email) is not { } account || account.Role is not (Role.Seller or Role.Partner)
            || !(await users.AddLoginAsync(account, info)).Succeeded)
            return TypedResults.LocalRedirect("/sign-in?failed=unknown");
        // Once more through the door with its checks: switched off, locked out.
        return (await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false)).Succeeded
            ? TypedResults.LocalRedirect(Local(next))
            : TypedResults.LocalRedirect("/sign-in?failed=unknown");
    }
}
