namespace Dragoman.Desk.Orders;

/// <summary>What the desk knows of an order: enough to tell that it exists, whose it is, and where its parcel is.</summary>
public sealed class Order
{
    /// <summary>The marketplace's order number, digits only.</summary>
    public required string Number { get; set; }
    public required Guid SellerId { get; set; }
    public required DateTime PlacedAt { get; set; }

    /// <summary>In the currency's minor unit.</summary>
    public required long AmountMinor { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }
    public string? TrackingNumber { get; set; }
    public string? Status { get; set; }
}
