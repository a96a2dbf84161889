using System.Globalization;
using System.Text.Json;

namespace Dragoman.Desk.Orders.Import;

/// <summary>One line of the feed, for example
/// <c>{"number":"8190000000000001","seller":"shop@example.com","placedAt":"2026-11-01T08:00:00Z","amount":"12.50","currency":"USD","trackingNumber":"LP00123456789012"}</c>.</summary>
public sealed record OrderLine(string Number, string Seller, DateTime PlacedAt, long AmountMinor, string Currency, string? TrackingNumber, string? Status)
{
    public const int MaxLength = 4096;

    public static bool TryParse(string line, out OrderLine? order, out string? code)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return TryRead(json.RootElement, out order, out code);
        }
        // The second for half of a surrogate pair, written as an escape.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            (order, code) = (null, "order.not_json");
            return false;
        }
    }

    private static bool TryRead(JsonElement line, out OrderLine? order, out string? code)
    {
        (order, code) = (null, "order.not_json");
        if (line.ValueKind != JsonValueKind.Object)
            return false;
        var number = Text("number");
        var seller = Text("seller");
        var currency = Text("currency");
        var amount = Text("amount");
        var placed = Text("placedAt");
        var tracking = Text("trackingNumber");
        var status = Text("status");
        var value = 0m;
        var at = default(DateTimeOffset);
        code = number is null || number.Length is < 8 or > 24 || !number.All(char.IsAsciiDigit) ? "order.number"
            : string.IsNullOrWhiteSpace(seller) || seller.Length > 200 ? "order.seller"
            : currency is null || currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper) ? "order.currency"
            : !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) || value > 1_000_000_000 ? "order.amount"
            : !DateTimeOffset.TryParse(placed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) ? "order.placed_at"
            : tracking is not null && (tracking.Length > 40 || !PlainText.IsOneLine(tracking)) ? "order.tracking_number"
            : status is not null && (status.Length > 60 || !PlainText.IsOneLine(status)) ? "order.status"
            : null;
        if (code is not null)
            return false;
        order = new OrderLine(number!, seller!, at.UtcDateTime.ToMilliseconds(), (long)Math.Round(value * MinorUnits(currency!)), currency!, tracking, status);
        return true;

        string? Text(string name) => line.TryGetProperty(name, out var v)
            ? v.ValueKind switch { JsonValueKind.String => v.GetString(), JsonValueKind.Number => v.GetRawText(), _ => null }
            : null;
    }

    /// <summary>Minor units in one unit of the currency (ISO 4217).</summary>
    public static int MinorUnits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "PYG" or "UGX" or "XAF" or "XOF" => 1,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 1000,
        _ => 100,
    };
}
