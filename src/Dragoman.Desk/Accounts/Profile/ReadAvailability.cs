using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Profile;

/// <summary>Whether a member of staff takes new cases at present.</summary>
public sealed class ReadAvailability(DeskContext db)
{
    /// <param name="Takes">Has a place in the rota at all.</param>
    public sealed record Availability(bool Takes, bool Away);

    public async Task<Outcome<Availability>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        var away = await db.StaffProfiles.Where(s => s.AccountId == actor.AccountId).Select(s => (bool?)s.Away).SingleOrDefaultAsync(ct);
        return new Availability(away is not null, away == true);
    }
}
