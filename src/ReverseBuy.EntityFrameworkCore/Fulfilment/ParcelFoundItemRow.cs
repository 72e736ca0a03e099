using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelFoundItemRow : IPlacedRow
{
    public ParcelId Parcel { get; set; }

    public int Position { get; set; }

    public FoundItemId Item { get; set; }

    public int Quantity { get; set; }
}
