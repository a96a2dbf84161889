using System.Text.Json;
using Dragoman.Desk.Accounts;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.List;

/// <summary>One line of a list of cases.</summary>
public sealed record CaseLine(
    string Number, string Subject, string Topic, string Area, string Status, string Priority, string Language, Guid SellerId, string Store,
    Guid? AssigneeId, string? Assignee, DateTime OpenedAt, DateTime UpdatedAt, string? DueMetric, DateTime? DueAt, bool Warned, bool Breached,
    int Version, string Tags, string? OrderNumber)
{
    internal long SortKey { get; init; }
    internal Guid Id { get; init; }
}

/// <summary>Staff list cases: a view or a filter, narrowed by words, in the order in which they are due.</summary>
public sealed class ListCases(DeskContext db, ICaseSearch search)
{
    public const int MostPerPage = 200;

    /// <param name="View">A name of <see cref="CaseFilter.Views"/> or the id of a saved view.</param>
    public sealed record Query(string? View = null, CaseFilter? Filter = null, string? Words = null, string? Cursor = null, int? Limit = null);

    public sealed record Page(IReadOnlyList<CaseLine> Cases, string? Next);

    public async Task<Outcome<Page>> Handle(Query query, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var filter = query.Filter ?? await FilterOf(query.View ?? "active", actor, ct);
        var faults = new List<Fault>();
        if (filter is null)
            faults.Add(new Fault("invalid.view", "view"));
        else if (filter.Check() is { } fault)
            faults.Add(fault);
        var cursor = default(CaseCursor);
        if (query.Cursor is not null && !CaseCursor.TryParse(query.Cursor, out cursor))
            faults.Add(new Fault("invalid.cursor", "cursor"));
        if (query.Limit is < 1 or > MostPerPage)
            faults.Add(new Fault("invalid.limit", "limit", new Dictionary<string, object?> { ["max"] = MostPerPage }));
        if (query.Words is { Length: > 200 })
            faults.Add(new Fault("too_long.q", "q", new Dictionary<string, object?> { ["max"] = 200 }));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);

        var limit = query.Limit ?? 50;
        var page = string.IsNullOrWhiteSpace(query.Words)
            ? await ByDue(filter!, query.Cursor is null ? null : cursor, limit, actor, ct)
            : await ByWords(filter!, query.Words, query.Cursor is null ? null : cursor, limit, actor, ct);
        var more = page.Count > limit;
        var lines = page.Take(limit).ToList();
        return new Page(lines, more ? new CaseCursor(lines[^1].SortKey, lines[^1].Id).ToString() : null);
    }

    private Task<List<CaseLine>> ByDue(CaseFilter filter, CaseCursor? after, int limit, Actor actor, CancellationToken ct)
    {
        var cases = filter.Apply(db.Cases.AsNoTracking(), actor);
        if (after is { } c)
            // The first condition is implied by the second; it lets the index start at the key.
            cases = cases.Where(x => x.SortKey >= c.Key && (x.SortKey > c.Key || x.Id > c.Id));
        return Lines(cases.OrderBy(x => x.SortKey).ThenBy(x => x.Id).Take(limit + 1)).ToListAsync(ct);
    }

    /// <summary>Found by words: the newest first.</summary>
    private async Task<List<CaseLine>> ByWords(CaseFilter filter, string words, CaseCursor? after, int limit, Actor actor, CancellationToken ct)
    {
        var terms = SearchText.QueryTerms(words);
        if (terms.Count == 0)
            return [];
        var texts = search.Matching(db, terms);
        if (after is { } c)
            texts = texts.Where(t => t.Id < c.Key);
        var found = await texts
            .Join(filter.Apply(db.Cases.AsNoTracking(), actor), t => t.CaseId, x => x.Id, (t, x) => new { t.Id, Case = x })
            .OrderByDescending(f => f.Id).Take(limit + 1).Select(f => new { f.Id, CaseId = f.Case.Id }).ToListAsync(ct);
        var ids = found.Select(f => f.CaseId).ToList();
        var lines = await Lines(db.Cases.AsNoTracking().Where(x => ids.Contains(x.Id))).ToDictionaryAsync(l => l.Id, ct);
        return [.. found.Select(f => lines[f.CaseId] with { SortKey = f.Id })];
    }

    private IQueryable<CaseLine> Lines(IQueryable<Case> cases) => cases
        .Select(c => new CaseLine(c.Number, c.Subject, c.Topic, c.Area, c.Status, c.Priority, c.Language, c.SellerId,
            db.Sellers.Where(s => s.Id == c.SellerId).Select(s => s.StoreName).First(),
            c.AssigneeId, db.Users.Where(a => a.Id == c.AssigneeId).Select(a => a.Name).FirstOrDefault(),
            c.OpenedAt, c.UpdatedAt, c.DueMetric, c.DueAt, c.Warned, c.Breached, c.Version, c.Tags, c.OrderNumber)
        { SortKey = c.SortKey, Id = c.Id });

    private async Task<CaseFilter?> FilterOf(string view, Actor actor, CancellationToken ct)
    {
        if (CaseFilter.Views.TryGetValue(view, out var known))
            return known;
        if (view.StartsWith("area:", StringComparison.Ordinal))
            return new CaseFilter(Stage: "active", Area: view[5..]);
        if (!Guid.TryParse(view, out var id))
            return null;
        var stored = await db.SavedViews.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && (v.OwnerId == actor.AccountId || v.Shared), ct);
        return stored is null ? null : JsonSerializer.Deserialize<CaseFilter>(stored.Filter, CaseEvent.Json);
    }
}

/// <summary>How many cases each view holds.</summary>
public sealed class CountViews(DeskContext db)
{
    public sealed record Counts(IReadOnlyDictionary<string, int> Views, IReadOnlyDictionary<string, int> Areas);

    public async Task<Outcome<Counts>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var me = actor.AccountId;
        var active = await db.Cases.AsNoTracking().Where(c => c.Stage != CaseStage.Done)
            .GroupBy(c => new { c.Stage, c.Status, c.Area, c.Priority, c.Breached, Mine = c.AssigneeId == me, Nobody = c.AssigneeId == null })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var solved = await db.Cases.CountAsync(c => c.Status == CaseStatus.Solved, ct);
        int Sum(Func<CaseStage, bool> stage, Func<string, string, string, bool, bool, bool, bool> which) => active
            .Where(a => stage(a.Key.Stage) && which(a.Key.Status, a.Key.Area, a.Key.Priority, a.Key.Breached, a.Key.Mine, a.Key.Nobody)).Sum(a => a.Count);
        bool Active(CaseStage s) => s == CaseStage.Active;
        bool Pending(CaseStage s) => s == CaseStage.Pending;
        return new Counts(
            new Dictionary<string, int>
            {
                ["mine"] = Sum(Active, (_, _, _, _, mine, _) => mine),
                ["unassigned"] = Sum(Active, (_, _, _, _, _, nobody) => nobody),
                ["funds"] = Sum(Active, (_, area, _, _, _, _) => area == "funds"),
                ["urgent"] = Sum(Active, (_, _, priority, _, _, _) => priority == "urgent"),
                ["high"] = Sum(Active, (_, _, priority, _, _, _) => priority == "high"),
                ["active"] = Sum(Active, (_, _, _, _, _, _) => true),
                ["breached"] = Sum(_ => true, (_, _, _, breached, _, _) => breached),
                ["waiting"] = Sum(Pending, (status, _, _, _, _, _) => status == CaseStatus.Waiting),
                ["hold"] = Sum(Pending, (status, _, _, _, _, _) => status == CaseStatus.Hold),
                ["solved"] = solved,
            },
            active.Where(a => a.Key.Stage == CaseStage.Active).GroupBy(a => a.Key.Area).ToDictionary(g => g.Key, g => g.Sum(a => a.Count)));
    }
}
