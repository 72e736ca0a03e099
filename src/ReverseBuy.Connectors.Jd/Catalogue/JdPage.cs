using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>The page of a SKU and its variants, as sent; a copy that outlives the answers.</summary>
/// <param name="Sku">The number under which the page was asked for.</param>
/// <param name="Detail">What the page says of that SKU.</param>
/// <param name="Variants">The SKUs that are one product with it, itself among them; none for a product without choices.</param>
internal sealed record JdPage(string Sku, WireValue Detail, IReadOnlyList<JdVariant> Variants)
{
    /// <summary>The numbers of all its SKUs.</summary>
    public IEnumerable<string> Skus => Variants.Count == 0 ? [Sku] : Variants.Select(variant => variant.Sku);
}
