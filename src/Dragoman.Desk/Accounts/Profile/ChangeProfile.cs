using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Profile;

/// <summary>Somebody changes the language and time zone in which pages are shown to them.</summary>
public sealed class ChangeProfile(DeskContext db, Policy policy, TokenDirectory tokens)
{
    public sealed record Command(string? Language, string? TimeZone);

    public async Task<Outcome<Done>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        var faults = new List<Fault>();
        if (command.Language is not null && !policy.Languages.Contains(command.Language))
            faults.Add(new Fault("invalid.language", "language"));
        if (command.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out _))
            faults.Add(new Fault("invalid.time_zone", "timeZone"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        var account = await db.Users.SingleAsync(a => a.Id == actor.AccountId, ct);
        account.Language = command.Language ?? account.Language;
        account.TimeZone = command.TimeZone ?? account.TimeZone;
        await db.SaveChangesAsync(ct);
        tokens.ForgetAll();
        return new Done();
    }
}

/// <summary>A member of staff stops or resumes taking new cases.</summary>
public sealed class ChangeAvailability(DeskContext db)
{
    public async Task<Outcome<Done>> Handle(bool away, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        await db.StaffProfiles.Where(s => s.AccountId == actor.AccountId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Away, away), ct);
        return new Done();
    }
}
