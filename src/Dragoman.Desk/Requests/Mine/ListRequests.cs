using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Requests.Mine;

/// <summary>A store's requests, those changed last first.</summary>
public sealed class ListRequests(DeskContext db)
{
    public sealed record Line(string Number, string Subject, string Topic, string Status, string? DueMetric, DateTime? DueAt, DateTime OpenedAt, DateTime UpdatedAt, bool Answered, string? OrderNumber);

    public sealed record Page(IReadOnlyList<Line> Requests, string? Next);

    /// <param name="stage">active, pending or done; null for all.</param>
    /// <param name="cursor">Where the former page ended.</param>
    public async Task<Outcome<Page>> Handle(string? stage, string? cursor, int? limit, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var faults = new List<Fault>();
        if (stage is not (null or "active" or "pending" or "done"))
            faults.Add(new Fault("invalid.stage", "stage"));
        if (limit is < 1 or > 100)
            faults.Add(new Fault("invalid.limit", "limit", new Dictionary<string, object?> { ["max"] = 100 }));
        var after = default(Cases.List.CaseCursor);
        if (cursor is not null && (!Cases.List.CaseCursor.TryParse(cursor, out after) || after.Key < 0 || after.Key > DateTime.MaxValue.Ticks))
            faults.Add(new Fault("invalid.cursor", "cursor"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        var cases = db.Cases.AsNoTracking().Where(c => c.SellerId == actor.SellerId);
        if (stage is not null)
        {
            var wanted = Enum.Parse<CaseStage>(stage, ignoreCase: true);
            cases = cases.Where(c => c.Stage == wanted);
        }
        if (cursor is not null)
        {
            var at = new DateTime(after.Key, DateTimeKind.Utc);
            cases = cases.Where(c => c.UpdatedAt <= at && (c.UpdatedAt < at || c.Id < after.Id));
        }
        var take = limit ?? 20;
        var rows = await cases.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(take + 1)
            .Select(c => new { c.Id, Line = new Line(c.Number, c.Subject, c.Topic, c.Status, c.DueMetric, c.DueAt, c.OpenedAt, c.UpdatedAt, c.FirstRepliedAt != null, c.OrderNumber) })
            .ToListAsync(ct);
        var last = rows.Count > take ? rows[take - 1] : null;
        return new Page([.. rows.Take(take).Select(r => r.Line)],
            last is null ? null : new Cases.List.CaseCursor(last.Line.UpdatedAt.Ticks, last.Id).ToString());
    }
}
