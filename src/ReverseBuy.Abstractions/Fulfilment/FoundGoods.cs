using ReverseBuy.Catalogue;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods in a package that no order line stands for. They become a found item.</summary>
/// <param name="Description">What they are, in the words of who counted; no personal data.</param>
/// <param name="Accepted">How many are whole and may be sent on; they go into stock.</param>
/// <param name="Rejected">How many are damaged or prohibited; they are quarantined.</param>
public sealed record FoundGoods(string Description, int Accepted, int Rejected = 0)
{
    /// <summary>What they are in a marketplace, if that is known.</summary>
    public SkuId? Sku { get; init; }
}
