using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>An offer without a quote.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Why">
/// <see cref="LineDifference.Short"/>, <see cref="LineDifference.QuantityRule"/>, <see cref="LineDifference.SkuGone"/>, <see cref="LineDifference.ListingGone"/>,
/// <see cref="LineDifference.Unreachable"/> or <see cref="LineDifference.NotAsked"/>.
/// </param>
public sealed record UnquotedOffer(SkuId Sku, LineDifference Why);
