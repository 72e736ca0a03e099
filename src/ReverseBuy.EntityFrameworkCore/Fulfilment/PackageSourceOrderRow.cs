using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

/// <summary>An order that a source of a package was bought for; packages are looked up by it.</summary>
internal sealed class PackageSourceOrderRow : IPlacedRow
{
    public PackageId Package { get; set; }

    /// <summary>The place of the source in its package.</summary>
    public int Source { get; set; }

    public int Position { get; set; }

    public OrderId Order { get; set; }
}
