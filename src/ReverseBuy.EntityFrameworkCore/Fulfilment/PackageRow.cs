using ReverseBuy.Buying;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageRow : IAggregateRow
{
    public long Position { get; set; }

    public PackageId Id { get; set; }

    public WarehouseId Warehouse { get; set; }

    public WarehouseId? PlannedWarehouse { get; set; }

    public string Waybill { get; set; } = string.Empty;

    public string Carrier { get; set; } = string.Empty;

    public PackageState State { get; set; }

    public int Version { get; set; }

    public CustomerId? Customer { get; set; }

    /// <summary>The ids of photos (see <see cref="PhotosText"/>).</summary>
    public string Photos { get; set; } = "[]";

    /// <summary>What keeps it (see <see cref="HoldText"/>).</summary>
    public string? Hold { get; set; }

    public int? WeightGrams { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public List<PackageSourceRow> Sources { get; set; } = [];

    public List<PackageContentRow> Contents { get; set; } = [];

    public AggregateKey Aggregate => AggregateKey.Of(Id);
}
