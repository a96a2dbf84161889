using Dragoman.Desk.Cases;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Health.Figures;

/// <summary>How well support answers, worked out from the events of cases. Open to all: nothing in it names anybody.</summary>
public sealed class ServiceHealth(DeskContext db, TimeProvider time)
{
    public const int MostDays = 366;
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    /// <summary>One figure, its unit (minutes, share, cases) and the number of cases behind it; no value when none falls into the period.</summary>
    public sealed record Figure(string Metric, string Unit, double? Value, int Cases);

    public sealed record Day(DateOnly Date, int Opened, int Resolved, int Backlog, double? MedianFirstReplyMinutes, double? ResolvedWithin24h, int FirstReplies);

    public sealed record TopicLine(string Topic, string Area, int Opened, double? MedianFirstReplyMinutes, double? ResolvedWithin24h, int Backlog);

    /// <param name="From">Start of the first day, UTC.</param>
    /// <param name="To">End of the last day, UTC.</param>
    public sealed record Figures(
        DateTime From, DateTime To, DateTime ComputedAt, string TimeZone, Figure MedianFirstReply, Figure ResolvedWithin24h, Figure ResolvedWithinTarget, Figure Backlog,
        IReadOnlyList<Day> Days, IReadOnlyList<TopicLine> Topics);

    /// <param name="Met">Solved within its own target by its own clock; null while that is open.</param>
    private sealed record Row(DateTime OpenedAt, string Topic, string Area, DateTime? FirstRepliedAt, DateTime? ResolvedAt, bool? Met);

    /// <param name="from">First day, UTC; 30 days before <paramref name="to"/> by default.</param>
    /// <param name="to">Last day, UTC; today by default.</param>
    public async Task<Outcome<Figures>> Handle(DateOnly? from = null, DateOnly? to = null, CancellationToken ct = default)
    {
        var now = time.UtcNow();
        var last = to ?? DateOnly.FromDateTime(now);
        if (last.Year is < 2000 or > 2100 || from?.Year is < 2000 or > 2100)
            return Refusal.Invalid(new Fault("invalid.period", "from", new Dictionary<string, object?> { ["max"] = MostDays }));
        var first = from ?? last.AddDays(-29);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays)
            return Refusal.Invalid(new Fault("invalid.period", "from", new Dictionary<string, object?> { ["max"] = MostDays }));
        return await Compute(first, last, now, ct);
    }

    private async Task<Figures> Compute(DateOnly first, DateOnly last, DateTime now, CancellationToken ct)
    {
        var start = first.ToDateTime(default, DateTimeKind.Utc);
        var end = last.AddDays(1).ToDateTime(default, DateTimeKind.Utc);
        // Merged cases are answered under their other number and would count twice.
        var rows = await db.Cases.AsNoTracking()
            .Where(c => c.MergedIntoId == null && c.OpenedAt < end && (c.OpenedAt >= start || c.SolvedAt == null || c.SolvedAt >= start))
            .Select(c => new
            {
                c.OpenedAt, c.Topic, c.Area, c.FirstRepliedAt, c.SolvedAt,
                Clock = db.CaseClocks.Where(k => k.CaseId == c.Id && k.Metric == CaseClock.Resolution).Select(k => k.State).FirstOrDefault(),
            })
            .Select(c => new Row(c.OpenedAt, c.Topic, c.Area, c.FirstRepliedAt, c.SolvedAt, c.Clock == "met" ? true : c.Clock == "breached" ? false : (bool?)null))
            .ToListAsync(ct);
        var asOf = now < end ? now : end;
        var opened = rows.Where(r => r.OpenedAt >= start).ToList();
        var byDay = opened.ToLookup(r => DateOnly.FromDateTime(r.OpenedAt));
        var openedBefore = rows.Select(r => r.OpenedAt).Order().ToArray();
        var resolvedBefore = rows.Where(r => r.ResolvedAt is not null).Select(r => r.ResolvedAt!.Value).Order().ToArray();
        var replies = FirstReplyMinutes(opened);
        var (within, judged) = WithinADay(opened, asOf);
        var onTarget = opened.Where(r => r.Met is not null).ToList();
        var backlog = Backlog(asOf);
        return new Figures(start, end, now, "UTC",
            new Figure("median_first_reply", "minutes", Median(replies), replies.Count),
            new Figure("resolved_within_24h", "share", within, judged),
            new Figure("resolved_within_target", "share", onTarget.Count == 0 ? null : onTarget.Count(r => r.Met == true) / (double)onTarget.Count, onTarget.Count),
            new Figure("backlog", "cases", backlog, backlog),
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => OfDay(first.AddDays(i)))],
            [.. opened.GroupBy(r => r.Topic).Select(g => OfTopic([.. g])).OrderByDescending(t => t.Opened).ThenBy(t => t.Topic, StringComparer.Ordinal)]);

        int Backlog(DateTime at) => CountUpTo(openedBefore, at) - CountUpTo(resolvedBefore, at);

        Day OfDay(DateOnly date)
        {
            var (dayStart, dayEnd) = (date.ToDateTime(default, DateTimeKind.Utc), date.AddDays(1).ToDateTime(default, DateTimeKind.Utc));
            var mine = byDay[date].ToList();
            var answered = FirstReplyMinutes(mine);
            return new Day(date, mine.Count, CountUpTo(resolvedBefore, dayEnd.AddTicks(-1)) - CountUpTo(resolvedBefore, dayStart.AddTicks(-1)),
                Backlog(dayEnd < asOf ? dayEnd : asOf), Median(answered), WithinADay(mine, asOf).Share, answered.Count);
        }

        TopicLine OfTopic(List<Row> mine) => new(
            mine[0].Topic, mine[0].Area, mine.Count, Median(FirstReplyMinutes(mine)), WithinADay(mine, asOf).Share,
            rows.Count(r => r.Topic == mine[0].Topic && r.OpenedAt <= asOf && (r.ResolvedAt is null || r.ResolvedAt > asOf)));
    }

    private static List<double> FirstReplyMinutes(IEnumerable<Row> rows) =>
        [.. rows.Where(r => r.FirstRepliedAt is not null).Select(r => (r.FirstRepliedAt!.Value - r.OpenedAt).TotalMinutes).Order()];

    /// <summary>Of the cases opened at least a day ago, the share solved within a day. Younger ones are not judged, solved or not.</summary>
    private static (double? Share, int Judged) WithinADay(IEnumerable<Row> rows, DateTime asOf)
    {
        var judged = rows.Where(r => r.OpenedAt + OneDay <= asOf).ToList();
        return judged.Count == 0 ? (null, 0) : (judged.Count(r => r.ResolvedAt - r.OpenedAt <= OneDay) / (double)judged.Count, judged.Count);
    }

    /// <summary>How many instants of a sorted list are at or before one.</summary>
    private static int CountUpTo(DateTime[] sorted, DateTime at)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= at)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static double? Median(List<double> sorted) => sorted.Count == 0 ? null
        : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
