namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of the price, stock and delist changes; each reads the members it needs.</summary>
internal sealed record ListingChange(string Marketplace, string ListingId, string? SkuId, decimal? Factor, int? Stock);
