namespace ReverseBuy.Buying;

/// <summary>Lines to ask live.</summary>
/// <param name="Destination">The warehouse the goods would be sent to.</param>
/// <param name="Lines">The lines; of the connector's own marketplace, no SKU twice.</param>
public sealed record LiveOfferRequest(WarehouseAddress Destination, IReadOnlyList<LiveOfferLine> Lines);
