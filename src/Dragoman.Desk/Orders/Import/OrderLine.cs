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
        order = null;
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            code = "order.not_json";
            return false;
        }
        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                code = "order.not_json";
                return false;
            }
            var number = Text("number");
            var seller = Text("seller");
            var currency = Text("currency");
            var amount = Text("amount");
            var placed = Text("placedAt");
            var value = 0m;
            var at = default(DateTimeOffset);
            code = number is null || number.Length is < 8 or > 24 || !number.All(char.IsAsciiDigit) ? "order.number"
                : string.IsNullOrWhiteSpace(seller) || seller.Length > 200 ? "order.seller"
                : currency is null || currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper) ? "order.currency"
                : !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) || value > 1_000_000_000 ? "order.amount"
                : !DateTimeOffset.TryParse(placed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) ? "order.placed_at"
                : Text("trackingNumber") is { Length: > 40 } ? "order.tracking_number"
                : null;
            if (code is not null)
                return false;
            order = new OrderLine(number!, seller!, at.UtcDateTime, (long)Math.Round(value * MinorUnits(currency!)), currency!, Text("trackingNumber"), Text("status"));
            return true;

            string? Text(string name) => json.RootElement.TryGetProperty(name, out var v)
                ? v.ValueKind switch { JsonValueKind.String => v.GetString(), JsonValueKind.Number => v.GetRawText(), _ => null }
                : null;
        }
    }

    /// <summary>Minor units in one unit of the currency (ISO 4217).</summary>
    public static int MinorUnits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "PYG" or "UGX" or "XAF" or "XOF" => 1,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 1000,
        _ => 100,
    };
}
