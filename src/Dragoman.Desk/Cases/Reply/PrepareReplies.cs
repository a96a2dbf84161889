using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Reply;

/// <summary>The prepared replies for a case, filled in, in its language.</summary>
public sealed class PrepareReplies(DeskContext db, CannedReplies replies)
{
    public async Task<Outcome<IReadOnlyList<CannedReplies.Rendered>>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        if (!CaseNumber.TryParse(number, out var parsed) || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == parsed, ct) is not { } @case)
            return Refusal.NotFound;
        var store = await db.Sellers.Where(s => s.Id == @case.SellerId).Select(s => s.StoreName).SingleAsync(ct);
        return replies.For(@case, store, actor.Name).ToList();
    }
}
