using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Read;

/// <summary>The version of a case, for a page that has it open and wants to know whether something happened since.</summary>
public sealed class PeekCase(DeskContext db)
{
    public async Task<Outcome<int>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var version = CaseNumber.TryParse(number, out var parsed)
            ? await db.Cases.Where(c => c.Number == parsed).Select(c => (int?)c.Version).SingleOrDefaultAsync(ct) : null;
        return version is { } known ? known : Refusal.NotFound;
    }
}
