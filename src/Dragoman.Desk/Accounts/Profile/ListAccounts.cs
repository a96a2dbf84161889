using Dragoman.Desk.Accounts.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Profile;

public sealed class ListAccounts(DeskContext db)
{
    public sealed record Item(Guid Id, string Name, string Email, Role Role, string? Store, string? Firm, string? Languages, string? Shifts, DateTime CreatedAt, DateTime? DisabledAt, DateTimeOffset? LockedUntil);

    public async Task<Outcome<IReadOnlyList<Item>>> Handle(Role? role, string? search, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Administers)
            return Refusal.Forbidden;
        if (search is not null && !PlainText.IsOneLine(search))
            return Refusal.Invalid("invalid.search", "search");
        var wanted = db.Users.AsNoTracking().AsQueryable();
        if (role is not null)
            wanted = wanted.Where(a => a.Role == role);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim().ToUpperInvariant();
            wanted = wanted.Where(a => a.NormalizedEmail!.Contains(text) || a.Name.ToUpper().Contains(text) || a.Seller!.StoreName.ToUpper().Contains(text));
        }
        return await wanted.OrderBy(a => a.Role).ThenBy(a => a.Name).Take(500)
            .Select(a => new Item(a.Id, a.Name, a.Email!, a.Role, a.Seller!.StoreName, a.Firm!.Name,
                a.Staff!.Languages ?? a.Seller!.Languages, a.Staff!.Shifts, a.CreatedAt, a.DisabledAt, a.LockoutEnd))
            .ToListAsync(ct);
    }
}

/// <summary>An administrator switches an account off, or on again.</summary>
public sealed class SwitchAccount(DeskContext db, TokenDirectory tokens, TimeProvider time)
{
    public async Task<Outcome<Done>> Handle(Guid id, bool enabled, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Administers)
            return Refusal.Forbidden;
        if (id == actor.AccountId)
            return Refusal.Invalid("account.own", "id");
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null)
            return Refusal.NotFound;
        account.DisabledAt = enabled ? null : account.DisabledAt ?? time.UtcNow();
        if (enabled)
            account.LockoutEnd = null;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        await db.SaveChangesAsync(ct);
        tokens.ForgetAll();
        return new Done();
    }
}
