using Dragoman.Desk.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Dragoman.Web.Accounts;

public static class SignIn
{
    public const string Scheme = "Dragoman";

    /// <summary>Cookies for people, tokens for programs; OpenID Connect where configured under <c>OpenIdConnect</c>.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication(o =>
        {
            o.DefaultScheme = Scheme;
            o.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        });
        authentication.AddPolicyScheme(Scheme, Scheme, o => o.ForwardDefaultSelector = context =>
            context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Authorization.Count > 0 ? TokenScheme.Name : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        authentication.AddIdentityCookies();
        if (configuration.GetSection("OpenIdConnect") is { } oidc && oidc["Authority"] is { Length: > 0 })
            authentication.AddOpenIdConnect(o =>
            {
                oidc.Bind(o);
                o.ResponseType = "code";
                o.MapInboundClaims = false;
                o.Scope.Add("email");
            });

        new IdentityBuilder(typeof(Account), services).AddSignInManager<AccountSignIn>().AddClaimsPrincipalFactory<AccountClaims>();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "dragoman";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromDays(14);
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/sign-in";
            o.ReturnUrlParameter = "next";
            o.Events.OnRedirectToLogin = context => Refuse(context, StatusCodes.Status401Unauthorized);
            o.Events.OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden);
        });
        // A switched-off account is out within five minutes everywhere.
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy("Seller", p => p.RequireRole(nameof(Role.Seller)))
            .AddPolicy("Staff", p => p.RequireRole(nameof(Role.Agent), nameof(Role.Lead), nameof(Role.Mediator), nameof(Role.Advisor), nameof(Role.Admin)))
            .AddPolicy("Lead", p => p.RequireRole(nameof(Role.Lead), nameof(Role.Admin)))
            .AddPolicy("Admin", p => p.RequireRole(nameof(Role.Admin)));
    }

    private static Task Refuse(Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

/// <summary>Keeps switched-off accounts out, whatever they sign in with.</summary>
public sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, Microsoft.Extensions.Options.IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Account user) => user.DisabledAt is null && await base.CanSignInAsync(user);
}
