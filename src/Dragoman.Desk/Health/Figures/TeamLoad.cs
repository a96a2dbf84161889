using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Health.Figures;

/// <summary>For leads: who is on shift, how full each desk is, what is late.</summary>
public sealed class TeamLoad(DeskContext db, TimeProvider time)
{
    public sealed record Member(Guid Id, string Name, Role Role, string Languages, string Areas, bool OnShift, bool Away, int Active, int Capacity, int Waiting, int Breached, int SolvedToday, DateTime? NextDueAt);

    public sealed record Team(IReadOnlyList<Member> Members, int Unassigned, int Breached);

    public async Task<Outcome<Team>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.Leads)
            return Refusal.Forbidden;
        var now = time.UtcNow();
        var today = now.Date;
        var staff = await db.Users.AsNoTracking().Include(a => a.Staff).Where(a => a.Staff != null && a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(ct);
        var on = AssignWaiting.OnShift(staff.Select(a => a.Staff!), now).Select(s => s.AccountId).ToHashSet();
        var load = await db.Cases.AsNoTracking().Where(c => c.AssigneeId != null && c.Stage != CaseStage.Done)
            .GroupBy(c => c.AssigneeId!.Value)
            .Select(g => new { g.Key, Active = g.Count(c => c.Stage == CaseStage.Active), Pending = g.Count(c => c.Stage == CaseStage.Pending), Breached = g.Count(c => c.Breached), Next = g.Min(c => c.DueAt) })
            .ToDictionaryAsync(g => g.Key, ct);
        var solved = await db.Cases.AsNoTracking().Where(c => c.AssigneeId != null && c.SolvedAt >= today)
            .GroupBy(c => c.AssigneeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var members = staff.Select(a =>
        {
            var l = load.GetValueOrDefault(a.Id);
            return new Member(a.Id, a.Name, a.Role, a.Staff!.Languages, a.Staff.Areas, on.Contains(a.Id), a.Staff.Away,
                l?.Active ?? 0, a.Staff.Capacity, l?.Pending ?? 0, l?.Breached ?? 0, solved.GetValueOrDefault(a.Id), l?.Next);
        }).ToList();
        return new Team(members, await db.Cases.CountAsync(c => c.Stage == CaseStage.Active && c.AssigneeId == null, ct), await db.Cases.CountAsync(c => c.Breached, ct));
    }
}

/// <summary>The colleagues whom a case can be given to or who can be named in a note.</summary>
public sealed class ListColleagues(DeskContext db, TimeProvider time)
{
    public sealed record Colleague(Guid Id, string Name, Role Role, bool OnShift);

    public async Task<Outcome<IReadOnlyList<Colleague>>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var staff = await db.Users.AsNoTracking().Include(a => a.Staff).Where(a => a.Staff != null && a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(ct);
        var on = AssignWaiting.OnShift(staff.Select(a => a.Staff!), time.UtcNow()).Select(s => s.AccountId).ToHashSet();
        return staff.Select(a => new Colleague(a.Id, a.Name, a.Role, on.Contains(a.Id))).ToList();
    }
}
