using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Profile;

/// <summary>The name of the actor's own store, for the head of its pages.</summary>
public sealed class ReadStore(DeskContext db)
{
    public async Task<Outcome<string>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        return await db.Sellers.Where(s => s.Id == actor.SellerId).Select(s => s.StoreName).SingleAsync(ct);
    }
}
