using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Orders.Import;

/// <summary>Takes a stream of orders, one JSON object a line. The same number again updates the order. A bad line is reported and passed over.</summary>
public sealed class ImportOrders(DeskContext db)
{
    private const int Batch = 1000;
    private const int MaxFaults = 1000;

    public sealed record LineFault(long Line, string Code);

    public sealed record Report(long Lines, long Added, long Updated, long Unchanged, long Failed, IReadOnlyList<LineFault> Faults);

    public async Task<Outcome<Report>> Handle(Stream ndjson, Actor actor, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        if (!actor.Administers)
            return Refusal.Forbidden;
        var sellers = await SellersByName(ct);
        var faults = new List<LineFault>();
        long lines = 0, added = 0, updated = 0, unchanged = 0, failed = 0;
        var batch = new Dictionary<string, OrderLine>(Batch);
        await foreach (var line in Lines(ndjson, ct))
        {
            lines++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string? code = "order.line_too_long";
            OrderLine? order = null;
            if (line.Length > OrderLine.MaxLength || !OrderLine.TryParse(line, out order, out code) || !sellers.ContainsKey(order!.Seller))
            {
                failed++;
                if (faults.Count < MaxFaults)
                    faults.Add(new LineFault(lines, code ?? "order.seller_unknown"));
                continue;
            }
            batch[order.Number] = order;
            if (batch.Count == Batch)
                await Flush();
        }
        await Flush();
        return new Report(lines, added, updated, unchanged, failed, faults);

        async Task Flush()
        {
            var numbers = batch.Keys.ToList();
            var known = await db.Orders.Where(o => numbers.Contains(o.Number)).ToDictionaryAsync(o => o.Number, ct);
            foreach (var line in batch.Values)
            {
                if (!known.TryGetValue(line.Number, out var order))
                {
                    db.Orders.Add(Apply(new Order { Number = line.Number, SellerId = Guid.Empty, PlacedAt = default, AmountMinor = 0, Currency = "" }, line, sellers[line.Seller]));
                    added++;
                    continue;
                }
                Apply(order, line, sellers[line.Seller]);
                if (db.Entry(order).State == EntityState.Modified)
                    updated++;
                else
                    unchanged++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            batch.Clear();
            progress?.Report(lines);
        }
    }

    /// <summary>The feed may name a seller by id, by store name or by e-mail; a name that several share names none of them.</summary>
    private async Task<Dictionary<string, Guid>> SellersByName(CancellationToken ct)
    {
        var names = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        var shared = new List<string>();
        await foreach (var s in db.Sellers.AsNoTracking().Select(s => new { s.Id, s.StoreName }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Add(s.Id.ToString(), s.Id);
            Add(s.StoreName, s.Id);
        }
        await foreach (var a in db.Users.AsNoTracking().Where(a => a.SellerId != null).Select(a => new { a.Email, a.SellerId }).AsAsyncEnumerable().WithCancellation(ct))
            Add(a.Email!, a.SellerId!.Value);
        shared.ForEach(name => names.Remove(name));
        return names;

        void Add(string name, Guid seller)
        {
            if (!names.TryAdd(name, seller) && names[name] != seller)
                shared.Add(name);
        }
    }

    private static Order Apply(Order order, OrderLine line, Guid seller)
    {
        order.SellerId = seller;
        order.PlacedAt = line.PlacedAt;
        order.AmountMinor = line.AmountMinor;
        order.Currency = line.Currency;
        order.TrackingNumber = line.TrackingNumber;
        order.Status = line.Status;
        return order;
    }

    private static async IAsyncEnumerable<string> Lines(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var buffer = new char[16 * 1024];
        var line = new System.Text.StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer, ct)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return line.ToString();
                    line.Clear();
                }
                else if (line.Length <= OrderLine.MaxLength)
                {
                    line.Append(buffer[i]);
                }
            }
        }
        if (line.Length > 0)
            yield return line.ToString();
    }
}
