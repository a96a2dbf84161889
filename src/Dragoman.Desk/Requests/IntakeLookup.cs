using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Requests;

/// <summary>Looks up what <see cref="IntakeContract"/> judges by.</summary>
public sealed class IntakeLookup(DeskContext db)
{
    public async Task<IntakeFacts> For(RequestForm form, Actor seller, CancellationToken ct)
    {
        var number = IntakeContract.NormalOrder(form.OrderNumber);
        var found = number is { Length: <= 24 } && number.All(char.IsAsciiDigit)
            ? await db.Orders.AsNoTracking().Where(o => o.Number == number)
                .Select(o => new { Order = o, Store = db.Sellers.Where(s => s.Id == o.SellerId).Select(s => s.StoreName).FirstOrDefault() }).SingleOrDefaultAsync(ct)
            : null;
        var wanted = form.AllFiles.Take(100).ToList();
        var files = wanted.Count == 0 ? [] : await db.StoredFiles.AsNoTracking()
            .Where(f => wanted.Contains(f.Id) && f.SellerId == seller.SellerId).ToDictionaryAsync(f => f.Id, ct);
        return new IntakeFacts(found?.Order, found?.Store, seller.SellerId!.Value, files);
    }
}
