using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Dragoman.Desk.Accounts.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dragoman.Web.Accounts;

/// <summary>API tokens: <c>Authorization: Bearer KEY</c>, or HTTP Basic with <c>email/token:KEY</c>.</summary>
public sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenDirectory tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var (key, email) = Read(header);
        if (key is null)
            return AuthenticateResult.Fail("malformed");
        if (await tokens.Find(key, email, Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail("unknown");
        var identity = new ClaimsIdentity(ActorClaims.Of(found.Actor), Name);
        identity.AddClaim(new Claim("token", found.TokenId.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static (string? Key, string? Email) Read(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return (header[7..].Trim(), null);
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return default;
        Span<byte> bytes = stackalloc byte[512];
        if (header.Length > 600 || !Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return default;
        var pair = Encoding.UTF8.GetString(bytes[..length]);
        var colon = pair.LastIndexOf(':');
        return colon > 0 && pair[..colon].EndsWith("/token", StringComparison.OrdinalIgnoreCase)
            ? (pair[(colon + 1)..], pair[..(colon - "/token".Length)])
            : default;
    }
}
