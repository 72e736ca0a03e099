using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class FoundItemRow : IAggregateRow
{
    public long Position { get; set; }

    public FoundItemId Id { get; set; }

    public WarehouseId Warehouse { get; set; }

    public string Description { get; set; } = string.Empty;

    public FoundItemOrigin Origin { get; set; }

    /// <summary>The units by bucket (see <see cref="EntityFrameworkCore.Orders.UnitsText"/>).</summary>
    public string Units { get; set; } = string.Empty;

    public int Version { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    public CustomerId? Owner { get; set; }

    public PackageId? Package { get; set; }

    public OrderId? Order { get; set; }

    /// <summary>The three names of the SKU are known together, or none of them.</summary>
    public MarketplaceId? Marketplace { get; set; }

    public string? Listing { get; set; }

    public string? Sku { get; set; }

    /// <summary>What keeps it (see <see cref="HoldText"/>).</summary>
    public string? Hold { get; set; }

    public AggregateKey Aggregate => AggregateKey.Of(Id);
}
