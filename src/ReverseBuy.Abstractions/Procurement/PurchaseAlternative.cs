using ReverseBuy.Catalogue;

namespace ReverseBuy.Procurement;

/// <summary>Another listing of the same goods, to buy instead of the one that was ordered.</summary>
/// <param name="Sku">What is bought; also at another marketplace.</param>
/// <param name="SellerId">From whom, by the marketplace's id.</param>
/// <param name="UnitPrice">The price of one piece that is expected; tolerance is measured from it. What it costs beyond the order is the agent's.</param>
public sealed record PurchaseAlternative(SkuId Sku, string SellerId, Money UnitPrice);
