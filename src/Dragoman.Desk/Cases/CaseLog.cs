using Dragoman.Desk.Accounts;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases;

/// <summary>Told of every change before it is saved, in the same transaction: notices, webhooks and the like add their rows here.</summary>
public interface ICaseListener
{
    Task On(CaseChange change, DeskContext db, CancellationToken ct);
}

/// <summary>The only way in which cases are changed: load, record events, save them with everything derived from them.</summary>
public sealed class CaseLog(DeskContext db, CaseClocks clocks, IEnumerable<ICaseListener> listeners, TimeProvider time)
{
    /// <summary>Starts a case; its first event must be recorded before <see cref="Commit"/>.</summary>
    public CaseChange Start(Case @case) => new(@case, [], [], time.UtcNow(), isNew: true);

    /// <summary>Loads a case that this actor may see.</summary>
    /// <param name="version">The version the actor last saw. What other people did since is a conflict; what the system did is not.</param>
    public async Task<Outcome<CaseChange>> Load(string number, Actor actor, int? version = null, CancellationToken ct = default)
    {
        if (!CaseNumber.TryParse(number, out var parsed))
            return Refusal.NotFound;
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Number == parsed, ct);
        if (@case is null || !MaySee(@case, actor))
            return Refusal.NotFound;
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == @case.Id).OrderBy(e => e.Sequence).ToListAsync(ct);
        if (version is { } seen && events.Where(e => e.Sequence > seen && e.AuthorKind != AuthorKind.System).ToList() is { Count: > 0 } missed)
            return Stale(missed);
        var stored = await db.CaseClocks.Where(c => c.CaseId == @case.Id).ToListAsync(ct);
        return new CaseChange(@case, events, stored, time.UtcNow(), isNew: false);
    }

    public static bool MaySee(Case @case, Actor actor) => actor.IsStaff || (actor.IsSeller && @case.SellerId == actor.SellerId);

    /// <summary>Saves what was recorded, and all that follows from it, in one transaction.</summary>
    public async Task<Outcome<Done>> Commit(CaseChange change, CancellationToken ct = default)
    {
        if (change.New.Count == 0)
            return new Done();
        var seen = change.New[0].Sequence - 1;
        await Stage(change, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return new Done();
        }
        catch (DbUpdateException) when (!change.IsNew)
        {
            db.ChangeTracker.Clear();
            var missed = await db.CaseEvents.AsNoTracking()
                .Where(e => e.CaseId == change.Case.Id && e.Sequence > seen).OrderBy(e => e.Sequence).ToListAsync(ct);
            if (missed.Count == 0)
                throw;
            return Stale(missed);
        }
    }

    /// <summary>Adds everything that follows from a change to the context without saving, so that several cases change together.</summary>
    public async Task Stage(CaseChange change, CancellationToken ct = default)
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

    private static Refusal Stale(IReadOnlyList<CaseEvent> missed) =>
        new(RefusalKind.Conflict, [new Fault("case.changed_meanwhile", "version")])
        {
            Changes = missed.Select(e => new MissedChange(e.Sequence, e.At, e.Kind, e.AuthorKind, e.AuthorId, e.Text)).ToList(),
        };
}

/// <summary>What another did while this actor was working on an older version.</summary>
public sealed record MissedChange(int Sequence, DateTime At, string Kind, AuthorKind AuthorKind, Guid? AuthorId, string? Text);

/// <summary>A case with its events, and what is being added to it.</summary>
public sealed class CaseChange(Case @case, List<CaseEvent> events, List<CaseClock> clocks, DateTime at, bool isNew)
{
    public Case Case { get; } = @case;

    /// <summary>All events, the new ones included.</summary>
    public List<CaseEvent> Events { get; } = events;
    public List<CaseEvent> New { get; } = [];
    public List<CaseClock> Clocks { get; } = clocks;
    public List<CaseFile> Files { get; } = [];
    public DateTime At { get; } = at;
    public bool IsNew { get; } = isNew;

    /// <summary>More words by which a new case is found: its store's name.</summary>
    public string? SearchHint { get; init; }

    public CaseEvent Record(Author author, string kind, string? text = null, bool @public = false, object? data = null)
    {
        // A node whose clock lags must not write history backwards.
        var at = Events.Count > 0 && Events[^1].At > At ? Events[^1].At : At;
        var e = Case.Record(at, author, kind, text, @public, data);
        Events.Add(e);
        New.Add(e);
        return e;
    }

    public void SetStatus(Author author, string status, bool @public = true, string? reason = null)
    {
        if (Case.Status != status)
            Record(author, CaseEventKind.Status, @public: @public, data: new Changed<string>(Case.Status, status, reason));
    }

    public void Assign(Author author, Guid? to, string? reason = null)
    {
        if (Case.AssigneeId != to)
            Record(author, CaseEventKind.Assigned, data: new Changed<Guid?>(Case.AssigneeId, to, reason));
    }

    public void Attach(CaseEvent e, IEnumerable<(Guid FileId, string? Slot)> files)
    {
        foreach (var (id, slot) in files)
            Files.Add(new CaseFile { CaseId = Case.Id, Sequence = e.Sequence, FileId = id, SellerId = Case.SellerId, Slot = slot, Public = e.Public });
    }
}
