using System.Security.Claims;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dragoman.Web.Accounts;

/// <summary>The actor as claims, so that a signed-in request needs no look-up.</summary>
public static class ActorClaims
{
    private const string Language = "lang", Zone = "zone", Seller = "seller", Firm = "firm";

    public static IEnumerable<Claim> Of(Actor actor)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, actor.AccountId.ToString());
        yield return new Claim(ClaimTypes.Role, actor.Role.ToString());
        yield return new Claim(ClaimTypes.GivenName, actor.Name);
        yield return new Claim(Language, actor.Language);
        yield return new Claim(Zone, actor.TimeZone);
        if (actor.SellerId is { } seller)
            yield return new Claim(Seller, seller.ToString());
        if (actor.FirmId is { } firm)
            yield return new Claim(Firm, firm.ToString());
    }

    public static Actor Actor(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role))
            return Desk.Accounts.Actor.Anonymous;
        return new Actor(id, role, principal.FindFirstValue(ClaimTypes.GivenName) ?? "", principal.FindFirstValue(Language) ?? "en", principal.FindFirstValue(Zone) ?? "UTC",
            Guid.TryParse(principal.FindFirstValue(Seller), out var seller) ? seller : null,
            Guid.TryParse(principal.FindFirstValue(Firm), out var firm) ? firm : null);
    }
}

/// <summary>Fills the cookie with the actor's claims when somebody signs in.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, DeskContext db, Policy policy)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var seller = user.Seller ?? await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == user.SellerId);
        foreach (var claim in ActorClaims.Of(Actor.Of(user, seller, policy.DefaultLanguage)).Where(c => !identity.HasClaim(c.Type, c.Value)))
            identity.AddClaim(claim);
        return identity;
    }
}
