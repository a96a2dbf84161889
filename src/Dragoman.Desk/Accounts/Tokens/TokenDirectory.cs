using System.Collections.Concurrent;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Accounts.Tokens;

/// <summary>Finds the account behind a key. Found keys are remembered for ten seconds, so a revocation elsewhere holds after that.</summary>
public sealed class TokenDirectory(IServiceScopeFactory scopes, Policy policy, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (Actor Actor, string Email, Guid Token, DateTime Until)> _known = new();

    /// <param name="key">The key as sent.</param>
    /// <param name="email">The e-mail sent beside it with HTTP Basic; must then be the owner's.</param>
    public async Task<(Actor Actor, Guid TokenId)?> Find(string key, string? email, CancellationToken ct)
    {
        if (key.Length is < 20 or > 100)
            return null;
        var hash = IssueToken.HashOf(key);
        var id = Convert.ToHexString(hash);
        var now = time.UtcNow();
        if (!_known.TryGetValue(id, out var known) || known.Until <= now)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DeskContext>();
            var token = await db.ApiTokens.AsNoTracking().Include(t => t.Account!.Seller).SingleOrDefaultAsync(t => t.Hash == hash, ct);
            if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now || token.Account!.DisabledAt is not null)
            {
                _known.TryRemove(id, out _);
                return null;
            }
            if (token.LastUsedAt is null || token.LastUsedAt < now.AddMinutes(-5))
                await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct);
            if (_known.Count > 10_000)
                _known.Clear();
            var until = token.ExpiresAt is { } end && end < now + Remembered ? end : now + Remembered;
            known = _known[id] = (Actor.Of(token.Account, policy.DefaultLanguage), token.Account.Email ?? "", token.Id, until);
        }
        if (email is not null && !string.Equals(email, known.Email, StringComparison.OrdinalIgnoreCase))
            return null;
        return (known.Actor, known.Token);
    }

    public void Forget(byte[] hash) => _known.TryRemove(Convert.ToHexString(hash), out _);

    public void ForgetAll() => _known.Clear();
}
