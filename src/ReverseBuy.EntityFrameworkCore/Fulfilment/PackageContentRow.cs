using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

/// <summary>What was counted in a package of one order line.</summary>
internal sealed class PackageContentRow : IPlacedRow
{
    public PackageId Package { get; set; }

    public int Position { get; set; }

    public OrderId Order { get; set; }

    public OrderLineId OrderLine { get; set; }

    public int Accepted { get; set; }

    public int Wrong { get; set; }

    public int Damaged { get; set; }

    public int Prohibited { get; set; }

    public int Short { get; set; }
}
