namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>From this quantity on, this price per piece.</summary>
internal sealed record PriceTier(int StartQuantity, long PriceFen);
