using ReverseBuy;
using ReverseBuy.Orders;

namespace QualityHold;

/// <summary>Which goods an inspector has to see.</summary>
/// <param name="From">The price of one piece, in the marketplace's currency, from which on they are precious.</param>
public sealed record QualitySettings(Money From)
{
    /// <summary>Categories, by the marketplaces' ids, whose goods are always looked at.</summary>
    public IReadOnlySet<string> Categories { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether an order has goods that an inspector has to see.</summary>
    public bool ArePrecious(Order order) => order.Lines.Any(line =>
        (line.UnitPrice.Currency == From.Currency && line.UnitPrice >= From)
        || (line.Category is { } category && Categories.Contains(category.Id)));
}
