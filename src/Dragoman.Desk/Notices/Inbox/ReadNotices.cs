using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Notices.Inbox;

public sealed class ReadNotices(DeskContext db)
{
    public sealed record Item(Guid Id, string Kind, string CaseNumber, string Subject, string? By, DateTime At, DateTime? ReadAt);
    public sealed record Inbox(int Unread, IReadOnlyList<Item> Items);

    public async Task<Outcome<Inbox>> Handle(int? limit, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        var mine = db.Notices.AsNoTracking().Where(n => n.AccountId == actor.AccountId);
        var items = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Math.Clamp(limit ?? 30, 1, 100))
            .Select(n => new Item(n.Id, n.Kind, n.CaseNumber, n.Subject, db.Users.Where(a => a.Id == n.ById).Select(a => a.Name).FirstOrDefault(), n.At, n.ReadAt))
            .ToListAsync(ct);
        return new Inbox(await mine.CountAsync(n => n.ReadAt == null, ct), items);
    }

    /// <summary>How many are unread; for the mark beside the bell.</summary>
    public Task<int> CountUnread(Actor actor, CancellationToken ct = default) =>
        db.Notices.CountAsync(n => n.AccountId == actor.AccountId && n.ReadAt == null, ct);
}

/// <summary>Marks notices as read: the given ones, those of a case, or all.</summary>
public sealed class MarkNotices(DeskContext db, TimeProvider time)
{
    public sealed record Command(IReadOnlyList<Guid>? Ids = null, string? CaseNumber = null);

    public async Task<Outcome<int>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        if (command.Ids is { Count: > 1000 })
            return Refusal.Invalid("invalid.ids", "ids");
        if (command.CaseNumber is { } text && !Cases.CaseNumber.TryParse(text, out _))
            return Refusal.Invalid("invalid.case_number", "caseNumber");
        var now = time.UtcNow();
        var unread = db.Notices.Where(n => n.AccountId == actor.AccountId && n.ReadAt == null);
        if (command.Ids is { } ids)
            unread = unread.Where(n => ids.Contains(n.Id));
        if (command.CaseNumber is { } number)
            unread = unread.Where(n => n.CaseNumber == number);
        return await unread.ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), ct);
    }
}
