using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dragoman.Web.Demo;

/// <summary>Orders of the demo marketplace, as the feed that the importer reads.</summary>
public static class DemoOrders
{
    public sealed record Placed(string Number, string Seller, DateTime At);

    public static (MemoryStream Feed, List<Placed> Orders) Make(IReadOnlyList<string> sellers, int count, DateTime from, DateTime to, Random random)
    {
        var feed = new MemoryStream();
        var orders = new List<Placed>(count);
        for (var i = 0; i < count; i++)
        {
            // Bigger stores sell more: the seller's rank decides, roughly after Zipf.
            var seller = sellers[(int)(Math.Pow(random.NextDouble(), 1.8) * sellers.Count)];
            var at = from + (to - from) * random.NextDouble();
            var number = (8_190_000_000_000_000 + (long)(random.NextDouble() * 9_999_999_999) * 1000 + i % 1000).ToString(CultureInfo.InvariantCulture);
            var currency = random.Next(10) switch { 0 => "EUR", 1 => "BRL", 2 => "CNY", _ => "USD" };
            var line = JsonSerializer.Serialize(new
            {
                number,
                seller,
                placedAt = at.ToString("O", CultureInfo.InvariantCulture),
                amount = Math.Round(Math.Exp(2.2 + random.NextDouble() * 2.6), 2).ToString(CultureInfo.InvariantCulture),
                currency,
                trackingNumber = random.Next(4) == 0 ? Upu(random) : $"LP00{random.NextInt64(10_000_000_000, 99_999_999_999):D12}",
                status = at < to.AddDays(-20) ? "delivered" : at < to.AddDays(-3) ? "shipped" : "paid",
            });
            feed.Write(Encoding.UTF8.GetBytes(line + "\n"));
            orders.Add(new Placed(number, seller, at));
        }
        feed.Position = 0;
        return (feed, orders);
    }

    /// <summary>A tracking number after UPU S10 with its check digit.</summary>
    private static string Upu(Random random)
    {
        int[] weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var serial = random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture);
        var check = 11 - serial.Select((c, i) => (c - '0') * weights[i]).Sum() % 11;
        return $"R{"BLRY"[random.Next(4)]}{serial}{check switch { 10 => 0, 11 => 5, _ => check }}CN";
    }
}
