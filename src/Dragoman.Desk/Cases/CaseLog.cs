using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases;

/// <summary>Told of every change before it is saved, in the same transaction: notices, webhooks and the like add their rows here.</summary>
public interface ICaseListener
{
    Task On(CaseChange change, DeskContext db, CancellationToken ct);
}

/// <summary>The only way in which cases are changed: load, record events, save them with everything derived from them.</summary>
public sealed class CaseLog(DeskContext db, PolicyArchive policies, CaseClocks clocks, IEnumerable<ICaseListener> listeners, TimeProvider time)
{
    /// <summary>A case that has more events than this was misused; it takes no more.</summary>
    public const int MostEvents = 5000;

    /// <summary>Of those who write at the same moment one gets through each time; so many may wait their turn.</summary>
    private const int Patience = 20;

    /// <summary>Starts a case; its first event must be recorded before it is saved.</summary>
    /// <param name="store">The store's name, by which the case is found.</param>
    public CaseChange Start(Case @case, string? store) => new(@case, [], [], time.UtcNow(), isNew: true) { SearchHint = store };

    /// <summary>Loads a case that this actor may see. The events come without what people wrote: nothing here needs it.</summary>
    /// <param name="version">The version the actor last saw. What other people did since is a conflict; what the system did is not.</param>
    public async Task<Outcome<CaseChange>> Load(string number, Actor actor, int? version = null, CancellationToken ct = default)
    {
        if (!CaseNumber.TryParse(number, out var parsed))
            return Refusal.NotFound;
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Number == parsed, ct);
        if (@case is null || !MaySee(@case, actor))
            return Refusal.NotFound;
        if (version > @case.Version || version < 1)
            return Refusal.Invalid("invalid.version", "version");
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == @case.Id).OrderBy(e => e.Sequence)
            .Select(e => new CaseEvent { CaseId = e.CaseId, Sequence = e.Sequence, At = e.At, Kind = e.Kind, AuthorId = e.AuthorId, AuthorKind = e.AuthorKind, Public = e.Public, Data = e.Data })
            .ToListAsync(ct);
        if (events.Any(e => e.Sequence > version && e.AuthorKind != AuthorKind.System))
            return await Stale(@case.Id, version!.Value, actor, ct);
        await policies.Learn(@case.PolicyVersion, db, ct);
        var stored = await db.CaseClocks.Where(c => c.CaseId == @case.Id).ToListAsync(ct);
        return new CaseChange(@case, events, stored, time.UtcNow(), isNew: false);
    }

    public static bool MaySee(Case @case, Actor actor) => actor.IsStaff || (actor.IsSeller && @case.SellerId == actor.SellerId);

    /// <summary>Loads a case, lets <paramref name="act"/> record what happens, and saves it. When somebody was faster it is done again on the new state, unless people changed what the actor had seen.</summary>
    /// <param name="act">Returns why it cannot be done, or null.</param>
    public async Task<Outcome<Case>> Change(string number, Actor actor, int? version, Func<CaseChange, Task<Refusal?>> act, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            var loaded = await Load(number, actor, version, ct);
            if (!loaded.Succeeded)
                return loaded.Refusal;
            if (loaded.Value.Events.Count >= MostEvents)
                return Refusal.Invalid("case.too_long", "number");
            if (await act(loaded.Value) is { } refusal)
                return refusal;
            if (await TryCommit([loaded.Value], ct))
                return loaded.Value.Case;
            if (tries == Patience)
                return await Stale(loaded.Value.Case.Id, loaded.Value.Seen, actor, ct);
        }
    }

    /// <summary>As <see cref="Change"/>, for two cases that change together or not at all.</summary>
    /// <param name="unknown">What to say when the second case is not there.</param>
    public async Task<Outcome<Case>> ChangeTwo(string one, string other, Actor actor, int? version, Refusal unknown, Func<CaseChange, CaseChange, Refusal?> act, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            var first = await Load(one, actor, version, ct);
            if (!first.Succeeded)
                return first.Refusal;
            var second = await Load(other, actor, ct: ct);
            if (!second.Succeeded)
                return unknown;
            if (act(first.Value, second.Value) is { } refusal)
                return refusal;
            if (await TryCommit([first.Value, second.Value], ct))
                return first.Value.Case;
            if (tries == Patience)
                return await Stale(first.Value.Case.Id, first.Value.Seen, actor, ct);
        }
    }

    /// <summary>Saves what was recorded, and all that follows from it, in one transaction; false when somebody else was faster, and nothing was saved.</summary>
    public async Task<bool> TryCommit(IReadOnlyList<CaseChange> changes, CancellationToken ct = default)
    {
        foreach (var change in changes.Where(c => c.New.Count > 0))
            await Stage(change, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            foreach (var change in changes.Where(c => !c.IsNew))
                if (await db.CaseEvents.AnyAsync(e => e.CaseId == change.Case.Id && e.Sequence > change.Seen, ct))
                    return false;
            throw;
        }
    }

    /// <summary>Adds everything that follows from a change to the context, without saving.</summary>
    private async Task Stage(CaseChange change, CancellationToken ct = default)
    {
        var refreshed = clocks.Refresh(change.Case, change.Events, change.Clocks);
        foreach (var missed in refreshed.Missed)
            change.Record(Author.System, CaseEventKind.Breached, data: missed);
        change.Clocks.AddRange(refreshed.Added);
        db.CaseClocks.AddRange(refreshed.Added);
        db.CaseEvents.AddRange(change.New);
        db.CaseFiles.AddRange(change.Files);
        if (change.IsNew)
            db.Cases.Add(change.Case);
        await Index(change, ct);
        foreach (var listener in listeners)
            await listener.On(change, db, ct);
    }

    private async Task Index(CaseChange change, CancellationToken ct)
    {
        var words = change.New
            .Where(e => e.Text is not null)
            .Select(e => SearchText.Prepare(e.Text!)).ToList();
        if (change.IsNew)
        {
            var c = change.Case;
            words.Insert(0, SearchText.Prepare($"{c.Number} {c.OrderNumber} {c.ErrorCode} {c.Subject} {change.SearchHint}"));
            db.CaseTexts.Add(new CaseText { CaseId = c.Id, Tokens = string.Join(' ', words) });
        }
        else if (words.Count > 0)
        {
            var text = await db.CaseTexts.SingleAsync(t => t.CaseId == change.Case.Id, ct);
            const int most = 60_000;
            if (text.Tokens.Length < most)
                text.Tokens += " " + string.Join(' ', words);
        }
    }

    /// <summary>What happened since, as far as the actor may see it.</summary>
    private async Task<Refusal> Stale(Guid caseId, int seen, Actor actor, CancellationToken ct)
    {
        var missed = await db.CaseEvents.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Sequence > seen && (actor.IsStaff || e.Public)).OrderBy(e => e.Sequence).ToListAsync(ct);
        return new Refusal(RefusalKind.Conflict, [new Fault("case.changed_meanwhile", "version")])
        {
            Changes = missed.Select(e => new MissedChange(e.Sequence, e.At, e.Kind, e.AuthorKind, actor.IsStaff ? e.AuthorId : null, e.Text)).ToList(),
        };
    }
}

/// <summary>What another did while this actor was working on an older version.</summary>
public sealed record MissedChange(int Sequence, DateTime At, string Kind, AuthorKind AuthorKind, Guid? AuthorId, string? Text);
