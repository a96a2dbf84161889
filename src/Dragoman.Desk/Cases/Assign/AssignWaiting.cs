using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Dragoman.ServiceLevels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Dragoman.Desk.Cases.Assign;

/// <summary>
/// Gives waiting cases, the one due next first, to the least loaded agent who is on shift, speaks the language, takes the area
/// and has room. A case whose time is nearly used goes to somebody who speaks the default language rather than to nobody.
/// Runs on every node; a case that another node was faster with is passed over.
/// </summary>
public sealed class AssignWaiting(DeskContext db, CaseLog log, Policy policy, TimeProvider time)
{
    private const int Batch = 100;
    private const int Pages = 5;
    private static readonly Actor Router = new(Guid.Empty, Role.Lead, "router", "en", "UTC");

    /// <summary>How many cases found an agent.</summary>
    public async Task<int> Handle(CancellationToken ct = default)
    {
        var free = await FreeStaff(ct);
        if (free.Count == 0)
            return 0;
        var languages = free.SelectMany(f => f.Profile.Languages.Split(' ')).Distinct().ToList();
        var anyLanguage = languages.Contains(policy.DefaultLanguage);
        var (assigned, after) = (0, long.MinValue);
        for (var page = 0; page < Pages; page++)
        {
            var waiting = await db.Cases.AsNoTracking()
                .Where(c => c.Stage == CaseStage.Active && c.AssigneeId == null && c.SortKey > after && (languages.Contains(c.Language) || (anyLanguage && (c.Warned || c.Breached))))
                .OrderBy(c => c.SortKey).Take(Batch)
                .Select(c => new Waiting(c.Number, c.Language, c.Area, c.Warned || c.Breached, c.SortKey)).ToListAsync(ct);
            foreach (var c in waiting)
            {
                if (Best(free, c) is not { } best)
                    continue;
                if (await Give(c.Number, best.Profile.AccountId, ct))
                {
                    best.Load++;
                    assigned++;
                }
                else
                {
                    // Another node gives out cases too: count the room that it left.
                    free = await FreeStaff(ct);
                }
            }
            if (waiting.Count < Batch || free.All(m => m.Load >= m.Profile.Capacity))
                break;
            after = waiting[^1].SortKey;
        }
        return assigned;
    }

    /// <summary>The agent who should have this case now; null when nobody is free.</summary>
    public async Task<Guid?> Choose(Case @case, CancellationToken ct) =>
        Best(await FreeStaff(ct), new Waiting(@case.Number, @case.Language, @case.Area, @case.Warned || @case.Breached, @case.SortKey))?.Profile.AccountId;

    private async Task<bool> Give(string number, Guid agent, CancellationToken ct)
    {
        var loaded = await log.Load(number, Router, ct: ct);
        var given = false;
        if (loaded.Succeeded && loaded.Value.Case is { AssigneeId: null, Stage: CaseStage.Active })
        {
            loaded.Value.Assign(Author.System, agent, "routed");
            given = await log.TryCommit([loaded.Value], ct);
        }
        db.ChangeTracker.Clear();
        return given;
    }

    private sealed record Waiting(string Number, string Language, string Area, bool Late, long SortKey);

    private sealed class Member(StaffProfile profile, int load)
    {
        public StaffProfile Profile { get; } = profile;
        public int Load { get; set; } = load;
    }

    private Member? Best(List<Member> free, Waiting c) =>
        Best(free, c.Language, c.Area) ?? (c.Late ? Best(free, policy.DefaultLanguage, c.Area) : null);

    private static Member? Best(List<Member> free, string language, string area) => free
        .Where(m => m.Load < m.Profile.Capacity && m.Profile.Speaks(language) && m.Profile.Takes(area))
        .OrderBy(m => (double)m.Load / m.Profile.Capacity).ThenBy(m => m.Profile.Areas.Length == 0).ThenBy(m => m.Profile.AccountId)
        .FirstOrDefault();

    private async Task<List<Member>> FreeStaff(CancellationToken ct)
    {
        var staff = await db.StaffProfiles.AsNoTracking()
            .Where(s => !s.Away && db.Users.Any(a => a.Id == s.AccountId && a.DisabledAt == null && a.Role == Role.Agent)).ToListAsync(ct);
        var onShift = OnShift(staff, time.UtcNow());
        if (onShift.Count == 0)
            return [];
        var load = await db.Cases.Where(c => c.Stage == CaseStage.Active && c.AssigneeId != null)
            .GroupBy(c => c.AssigneeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. onShift.Select(s => new Member(s, load.GetValueOrDefault(s.AccountId))).Where(m => m.Load < m.Profile.Capacity)];
    }

    public static List<StaffProfile> OnShift(IEnumerable<StaffProfile> staff, DateTime at)
    {
        var members = staff.Select(s => (Profile: s, Member: ShiftPlan.TryParse(s.Shifts, out var shifts)
            ? new RotaMember(s.AccountId, s.Languages.Split(' '), shifts, s.Capacity) : null)).Where(m => m.Member is not null).ToList();
        if (members.Count == 0)
            return [];
        var rota = new Rota(members.Select(m => m.Member!));
        var on = rota.OnAt(Instant.FromDateTimeUtc(at)).Select(m => m.Id).ToHashSet();
        return [.. members.Select(m => m.Profile).Where(p => on.Contains(p.AccountId))];
    }
}
