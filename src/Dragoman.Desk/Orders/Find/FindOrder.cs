using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Orders.Find;

/// <summary>Looks an order up by its number. Sellers see their own; another seller's order looks like none.</summary>
public sealed class FindOrder(DeskContext db)
{
    public async Task<Outcome<Order>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller && !actor.IsStaff)
            return Refusal.Forbidden;
        var order = number.All(char.IsAsciiDigit) ? await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, ct) : null;
        return order is null || (actor.IsSeller && order.SellerId != actor.SellerId) ? Refusal.NotFound : order;
    }
}

/// <summary>The latest orders of a store.</summary>
public sealed class ListOrders(DeskContext db)
{
    public async Task<Outcome<IReadOnlyList<Order>>> Handle(Guid sellerId, int limit, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff && actor.SellerId != sellerId)
            return Refusal.Forbidden;
        return await db.Orders.AsNoTracking().Where(o => o.SellerId == sellerId)
            .OrderByDescending(o => o.PlacedAt).Take(Math.Clamp(limit, 1, 200)).ToListAsync(ct);
    }
}
