using System.Security.Claims;
using Dragoman.Desk;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dragoman.Web.Accounts;

/// <summary>An open staff page asks every minute whether its account may still work: switched off or changed, and it is signed out.</summary>
public sealed class CircuitSignIn(ILoggerFactory logger, IServiceScopeFactory scopes, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var actor = authenticationState.User.Actor();
        await using var scope = scopes.CreateAsyncScope();
        var stamp = await scope.ServiceProvider.GetRequiredService<DeskContext>().Users
            .Where(a => a.Id == actor.AccountId && a.DisabledAt == null).Select(a => a.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        return stamp is not null && stamp == authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
