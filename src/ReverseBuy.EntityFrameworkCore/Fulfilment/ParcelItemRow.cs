using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelItemRow : IPlacedRow
{
    public ParcelId Parcel { get; set; }

    public int Position { get; set; }

    public OrderId Order { get; set; }

    public OrderLineId OrderLine { get; set; }

    public int Quantity { get; set; }
}
