namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>So many pieces of an SKU.</summary>
internal sealed record OrderedLine(string Marketplace, string Listing, string Sku, int Quantity)
{
    /// <summary>One line per SKU, in a fixed order.</summary>
    public static IReadOnlyList<OrderedLine> Sum(IEnumerable<OrderedLine> lines) =>
    [
        .. lines
            .GroupBy(line => (line.Marketplace, line.Listing, line.Sku))
            .Select(group => new OrderedLine(group.Key.Marketplace, group.Key.Listing, group.Key.Sku, group.Sum(line => line.Quantity)))
            .OrderBy(line => line.ToString(), StringComparer.Ordinal),
    ];
}
