using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Tokens;

public sealed class RevokeToken(DeskContext db, TimeProvider time, TokenDirectory directory)
{
    public async Task<Outcome<Done>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && (actor.Role == Role.Admin || t.AccountId == actor.AccountId), ct);
        if (token is null)
            return Refusal.NotFound;
        token.RevokedAt ??= time.UtcNow();
        await db.SaveChangesAsync(ct);
        directory.Forget(token.Hash);
        return new Done();
    }
}

public sealed class ListTokens(DeskContext db)
{
    public sealed record Item(Guid Id, string Name, string Owner, Role Role, string Tail, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt);

    /// <summary>The actor's own keys; an administrator may ask for everybody's.</summary>
    public async Task<Outcome<IReadOnlyList<Item>>> Handle(bool everybody, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn || (everybody && !actor.Administers))
            return Refusal.Forbidden;
        var tokens = await db.ApiTokens.AsNoTracking()
            .Where(t => everybody || t.AccountId == actor.AccountId)
            .OrderByDescending(t => t.CreatedAt).Take(500)
            .Select(t => new Item(t.Id, t.Name, t.Account!.Name, t.Account.Role, t.Tail, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt))
            .ToListAsync(ct);
        return tokens;
    }
}
