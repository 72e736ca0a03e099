using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>A choice of a <see cref="KnownListing"/>.</summary>
/// <param name="Id">The choice.</param>
/// <param name="UnitPrice">What one piece costs now, at the smallest quantity that can be ordered.</param>
/// <param name="Stock">How many there are now.</param>
public sealed record KnownSku(SkuId Id, Money UnitPrice, int Stock);
