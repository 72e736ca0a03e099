using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>One of several SKUs that are one product to a customer.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Options">What makes it different.</param>
/// <param name="Picture">The path of its picture, if one is told.</param>
internal sealed record JdVariant(string Sku, IReadOnlyList<ProductAttribute> Options, string? Picture);
