using ReverseBuy.Buying;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelRow : IAggregateRow
{
    public long Position { get; set; }

    public ParcelId Id { get; set; }

    public CustomerId Customer { get; set; }

    public WarehouseId Warehouse { get; set; }

    public string Recipient { get; set; } = string.Empty;

    public string Country { get; set; } = string.Empty;

    public ParcelState State { get; set; }

    public int Version { get; set; }

    public Amount Charged { get; set; }

    public Amount Paid { get; set; }

    /// <summary>The offered freight, in the currency of what is charged.</summary>
    public long? OfferedMinorUnits { get; set; }

    public DateTimeOffset? PayBefore { get; set; }

    public UnitBucket UnitsIn { get; set; }

    public int? WeightGrams { get; set; }

    /// <summary>The three sides are known together, or none of them.</summary>
    public int? LengthMillimetres { get; set; }

    public int? WidthMillimetres { get; set; }

    public int? HeightMillimetres { get; set; }

    public string? Carrier { get; set; }

    public string? Waybill { get; set; }

    public RecipientId? ImportData { get; set; }

    public string? Note { get; set; }

    /// <summary>What keeps it (see <see cref="HoldText"/>).</summary>
    public string? Hold { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public List<ParcelItemRow> Items { get; set; } = [];

    public List<ParcelFoundItemRow> FoundItems { get; set; } = [];

    public AggregateKey Aggregate => AggregateKey.Of(Id);
}
