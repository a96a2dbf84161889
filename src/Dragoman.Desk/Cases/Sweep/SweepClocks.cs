using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dragoman.Desk.Cases.Sweep;

/// <summary>
/// Marks clocks that reached their warning or their due instant, each exactly once, however many nodes sweep at the same time:
/// a mark is an update that only one of them can win, in the transaction that records the event.
/// </summary>
public sealed class SweepClocks(DeskContext db, CaseLog log, TimeProvider time, ILogger<SweepClocks> logger)
{
    private const int Batch = 200;
    private static readonly Actor Sweeper = new(Guid.Empty, Role.Lead, "sweep", "en", "UTC");

    public sealed record Report(int Warned, int Breached);

    public async Task<Report> Handle(CancellationToken ct = default)
    {
        var now = time.UtcNow();
        var breached = await Mark(DueBreaches(db, now), CaseEventKind.Breached, ct);
        var warned = await Mark(DueWarnings(db, now), CaseEventKind.Warned, ct);
        return new Report(warned, breached);
    }

    /// <summary>Clocks past their due instant that nobody has marked, oldest first.</summary>
    public static IQueryable<CaseClock> DueBreaches(DeskContext db, DateTime now) =>
        db.CaseClocks.Where(c => c.BreachedAt == null && c.DueAt != null && c.DueAt <= now).OrderBy(c => c.DueAt);

    /// <summary>Clocks past their warning but not yet due.</summary>
    public static IQueryable<CaseClock> DueWarnings(DeskContext db, DateTime now) =>
        db.CaseClocks.Where(c => c.WarnedAt == null && c.BreachedAt == null && c.WarnAt != null && c.WarnAt <= now && c.DueAt > now).OrderBy(c => c.WarnAt);

    private async Task<int> Mark(IQueryable<CaseClock> due, string kind, CancellationToken ct)
    {
        var marked = 0;
        // What fails (a case that keeps changing) stays due and comes again with the next sweep.
        var found = await due.AsNoTracking().Take(Batch)
            .Join(db.Cases, c => c.CaseId, c => c.Id, (clock, c) => new { c.Number, clock.CaseId, clock.Metric, clock.DueAt }).ToListAsync(ct);
        foreach (var clock in found)
        {
            try
            {
                if (await MarkOne(clock.Number, clock.CaseId, clock.Metric, clock.DueAt!.Value, kind, ct))
                    marked++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "The clock {Metric} of {Number} could not be marked", clock.Metric, clock.Number);
            }
            db.ChangeTracker.Clear();
        }
        return marked;
    }

    private async Task<bool> MarkOne(string number, Guid caseId, string metric, DateTime dueAt, string kind, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Claim(caseId, metric, dueAt, kind, ct) != 1)
            return false;
        var change = (await log.Load(number, Sweeper, ct: ct)).OrThrow();
        change.Record(Author.System, kind, data: new ClockMarked(metric, dueAt));
        if (!await log.TryCommit([change], ct))
            return false;
        await transaction.CommitAsync(ct);
        return true;
    }

    private Task<int> Claim(Guid caseId, string metric, DateTime dueAt, string kind, CancellationToken ct)
    {
        var now = time.UtcNow();
        var clock = db.CaseClocks.Where(c => c.CaseId == caseId && c.Metric == metric && c.DueAt == dueAt);
        return kind == CaseEventKind.Breached
            ? clock.Where(c => c.BreachedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.BreachedAt, now), ct)
            : clock.Where(c => c.WarnedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.WarnedAt, now), ct);
    }
}
