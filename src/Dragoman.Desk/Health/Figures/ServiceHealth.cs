using Dragoman.Desk.Cases;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Health.Figures;

/// <summary>How well support answers, worked out from the events of cases. Open to all: nothing in it names anybody.</summary>
public sealed class ServiceHealth(DeskContext db, Policy policy, TimeProvider time)
{
    public const int MostDays = 366;

    /// <summary>One figure with its definition's code, the number of cases behind it and the period.</summary>
    /// <param name="Value">Null when no case falls into the period.</param>
    public sealed record Figure(string Metric, string Unit, double? Value, int Cases);

    public sealed record Day(DateOnly Date, int Opened, int Resolved, int Backlog, double? MedianFirstReplyMinutes, double? ResolvedWithin24h, int FirstReplies);
    public sealed record TopicLine(string Topic, string Area, int Opened, double? MedianFirstReplyMinutes, double? ResolvedWithin24h, int Backlog);
    public sealed record Figures(
        DateTime From, DateTime To, DateTime ComputedAt, string TimeZone, Figure MedianFirstReply, Figure ResolvedWithin24h, Figure ResolvedWithinTarget, Figure Backlog,
        IReadOnlyList<Day> Days, IReadOnlyList<TopicLine> Topics);

    private sealed record Row(DateTime OpenedAt, string Topic, string Area, string Priority, DateTime? FirstRepliedAt, DateTime? ResolvedAt, string Status);

    /// <param name="from">First day, UTC; 30 days before <paramref name="to"/> by default.</param>
    /// <param name="to">Last day, UTC; today by default.</param>
    public async Task<Outcome<Figures>> Handle(DateOnly? from = null, DateOnly? to = null, CancellationToken ct = default)
    {
        var now = time.UtcNow();
        var last = to ?? DateOnly.FromDateTime(now);
        var first = from ?? last.AddDays(-29);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays)
            return Refusal.Invalid(new Fault("invalid.period", "from", new Dictionary<string, object?> { ["max"] = MostDays }));
        var start = first.ToDateTime(default, DateTimeKind.Utc);
        var end = last.AddDays(1).ToDateTime(default, DateTimeKind.Utc);

        // Merged cases are answered under their other number and would count twice.
        var rows = await db.Cases.AsNoTracking()
            .Where(c => c.MergedIntoId == null && c.OpenedAt < end && (c.OpenedAt >= start || c.SolvedAt == null || c.SolvedAt >= start))
            .Select(c => new Row(c.OpenedAt, c.Topic, c.Area, c.Priority, c.FirstRepliedAt, c.SolvedAt, c.Status)).ToListAsync(ct);
        var opened = rows.Where(r => r.OpenedAt >= start).ToList();
        var asOf = now < end ? now : end;
        var replies = FirstReplyMinutes(opened);
        var (within, judged) = Share(opened, _ => TimeSpan.FromHours(24), asOf);
        var (onTarget, ofTarget) = Share(opened, r => policy.Agreement.RuleFor(r.Area, r.Priority).Resolution, asOf);
        return new Figures(start, end, now, "UTC",
            new Figure("median_first_reply", "minutes", Median(replies), replies.Count),
            new Figure("resolved_within_24h", "share", within, judged),
            new Figure("resolved_within_target", "share", onTarget, ofTarget),
            new Figure("backlog", "cases", BacklogAt(rows, asOf), rows.Count),
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => first.AddDays(i)).Select(d => OfDay(d, rows, opened, asOf))],
            [.. opened.GroupBy(r => r.Topic).Select(g => OfTopic(g.Key, [.. g], rows, asOf)).OrderByDescending(t => t.Opened).ThenBy(t => t.Topic)]);
    }

    private static Day OfDay(DateOnly date, List<Row> rows, List<Row> opened, DateTime asOf)
    {
        var start = date.ToDateTime(default, DateTimeKind.Utc);
        var end = start.AddDays(1);
        var mine = opened.Where(r => r.OpenedAt >= start && r.OpenedAt < end).ToList();
        var replies = FirstReplyMinutes(mine);
        return new Day(date, mine.Count, rows.Count(r => r.ResolvedAt >= start && r.ResolvedAt < end), BacklogAt(rows, end < asOf ? end : asOf),
            Median(replies), Share(mine, _ => TimeSpan.FromHours(24), asOf).Share, replies.Count);
    }

    private static TopicLine OfTopic(string topic, List<Row> mine, List<Row> all, DateTime asOf) => new(
        topic, mine[0].Area, mine.Count, Median(FirstReplyMinutes(mine)), Share(mine, _ => TimeSpan.FromHours(24), asOf).Share,
        BacklogAt([.. all.Where(r => r.Topic == topic)], asOf));

    private static List<double> FirstReplyMinutes(List<Row> rows) =>
        [.. rows.Where(r => r.FirstRepliedAt is not null).Select(r => (r.FirstRepliedAt!.Value - r.OpenedAt).TotalMinutes).Order()];

    /// <summary>Of the cases that are old enough to be judged, or already resolved, the share resolved in time.</summary>
    private static (double? Share, int Judged) Share(List<Row> rows, Func<Row, TimeSpan> limit, DateTime asOf)
    {
        var judged = rows.Where(r => r.ResolvedAt is not null || r.OpenedAt + limit(r) <= asOf).ToList();
        return judged.Count == 0 ? (null, 0) : (judged.Count(r => r.ResolvedAt is { } at && at - r.OpenedAt <= limit(r)) / (double)judged.Count, judged.Count);
    }

    private static int BacklogAt(IEnumerable<Row> rows, DateTime at) => rows.Count(r => r.OpenedAt <= at && (r.ResolvedAt is null || r.ResolvedAt > at));

    private static double? Median(List<double> sorted) => sorted.Count == 0 ? null
        : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
