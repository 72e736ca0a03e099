using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders.Placing;

/// <summary>A line that is taken, with what is known of its goods.</summary>
/// <param name="Line">The line, and what was decided about it.</param>
/// <param name="Product">The listing as it was verified, or as it was last seen.</param>
/// <param name="UnitPrice">What the customer agreed to for one piece, in the marketplace's currency.</param>
internal sealed record PlacedGoods(DecidedLine Line, Product Product, Money UnitPrice);
