namespace ReverseBuy.Buying;

/// <summary>A line of an upstream order.</summary>
/// <param name="PurchaseKey">The key the SKU was ordered by; the same text as in the purchase line.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="UnitPrice">The price of one piece.</param>
public sealed record UpstreamOrderLine(string PurchaseKey, int Quantity, Money UnitPrice)
{
    /// <summary>The marketplace's id of the line, by which a refund of it is asked for; <see langword="null"/> when it told none.</summary>
    public string? Id { get; init; }
}
