using ReverseBuy.Catalogue;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods of one kind that are to be sent.</summary>
/// <param name="Title">What they are, in the seller's words or in those of who found them.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Sku">What they are in a marketplace, if that is known.</param>
public sealed record CheckedGoods(string Title, int Quantity, SkuId? Sku);
