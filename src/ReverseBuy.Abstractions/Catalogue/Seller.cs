namespace ReverseBuy.Catalogue;

/// <summary>Who sells a listing.</summary>
/// <param name="Id">The marketplace's id of the seller or shop, opaque to us; one purchase order never mixes two of them.</param>
/// <param name="Name">The name of the shop or company, when known.</param>
public sealed record Seller(string Id, string? Name);
