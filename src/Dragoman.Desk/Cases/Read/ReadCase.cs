using System.Text.Json;
using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Read;

/// <summary>Reads one case: everything for staff, the public part for its seller.</summary>
public sealed class ReadCase(DeskContext db)
{
    public async Task<Outcome<CaseStory>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff && !actor.IsSeller)
            return Refusal.Forbidden;
        if (!CaseNumber.TryParse(number, out var parsed))
            return Refusal.NotFound;
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == parsed, ct);
        if (@case is null || !CaseLog.MaySee(@case, actor))
            return Refusal.NotFound;

        var events = await db.CaseEvents.AsNoTracking()
            .Where(e => e.CaseId == @case.Id && (actor.IsStaff || e.Public || e.Kind == CaseEventKind.Opened)).OrderBy(e => e.Sequence).ToListAsync(ct);
        var files = await db.CaseFiles.AsNoTracking().Include(f => f.File)
            .Where(f => f.CaseId == @case.Id && (actor.IsStaff || f.Public)).ToListAsync(ct);
        var people = events.Select(e => e.AuthorId).Append(@case.AssigneeId).Where(id => id is not null).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var opened = events[0].Read<Opened>();
        var head = new CaseHead(
            @case.Number, @case.Kind, @case.Topic, @case.Area, @case.Subject, @case.Language, @case.Status, @case.Priority,
            @case.OrderNumber, @case.ErrorCode, @case.AssigneeId, Name(names, @case.AssigneeId), actor.IsStaff ? CaseTags.Split(@case.Tags) : [], @case.Version,
            @case.OpenedAt, @case.UpdatedAt, @case.SolvedAt, @case.ClosedAt, @case.DueMetric, @case.DueAt, @case.Warned, @case.Breached,
            @case.MergedIntoId is { } into ? await db.Cases.Where(c => c.Id == into).Select(c => c.Number).SingleAsync(ct) : null,
            @case.PolicyVersion, opened.Fields, opened.Transcript);
        var timeline = events.Select(e => new StoryItem(
            e.Sequence, e.At, e.Kind, e.AuthorKind, e.AuthorId, Name(names, e.AuthorId), e.Text, e.Public,
            e.Data is null || e.Kind == CaseEventKind.Opened ? null : JsonSerializer.Deserialize<JsonElement>(e.Data),
            [.. files.Where(f => f.Sequence == e.Sequence).Select(f => new StoryFile(f.FileId, f.File!.Name, f.File.MediaType, f.File.Bytes, f.Slot, f.File.Width, f.File.Height))]))
            .ToList();
        return new CaseStory(head, await Card(@case, ct), timeline,
            await db.CaseClocks.AsNoTracking().Where(c => c.CaseId == @case.Id).ToListAsync(ct),
            actor.IsStaff ? await db.Cases.Where(c => c.MergedIntoId == @case.Id).Select(c => c.Number).ToListAsync(ct) : []);
    }

    private async Task<SellerCard> Card(Case @case, CancellationToken ct)
    {
        var s = await db.Sellers.AsNoTracking().SingleAsync(x => x.Id == @case.SellerId, ct);
        var before = await db.Cases.CountAsync(c => c.SellerId == s.Id && c.OpenedAt < @case.OpenedAt, ct);
        return new SellerCard(s.Id, s.StoreName, s.Country, s.City, s.Languages.Split(' '), s.TimeZone, s.ActiveSince, s.Rating, before);
    }

    private static string? Name(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
}

/// <summary>Remembers that somebody has a case open, and says who else does. Advice only: nobody is kept out.</summary>
public sealed class LookAtCase(DeskContext db, TimeProvider time)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public sealed record Viewer(Guid AccountId, string Name);

    public async Task<Outcome<IReadOnlyList<Viewer>>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        if (!CaseNumber.TryParse(number, out var parsed))
            return Refusal.NotFound;
        var id = await db.Cases.Where(c => c.Number == parsed).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            return Refusal.NotFound;
        var now = time.UtcNow();
        if (await db.CaseViewers.Where(v => v.CaseId == id && v.AccountId == actor.AccountId).ExecuteUpdateAsync(s => s.SetProperty(v => v.SeenAt, now), ct) == 0)
        {
            db.CaseViewers.Add(new CaseViewer { CaseId = id.Value, AccountId = actor.AccountId, SeenAt = now });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // The same person in another window was faster.
                db.ChangeTracker.Clear();
            }
        }
        return await db.CaseViewers.AsNoTracking()
            .Where(v => v.CaseId == id && v.AccountId != actor.AccountId && v.SeenAt > now - Fresh)
            .Join(db.Users, v => v.AccountId, a => a.Id, (v, a) => new Viewer(a.Id, a.Name)).ToListAsync(ct);
    }
}
