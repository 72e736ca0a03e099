using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal sealed class StockHoldRow
{
    public long Position { get; set; }

    public StockHoldId Id { get; set; }

    public OrderId Order { get; set; }

    public OrderLineId Line { get; set; }

    public BuyingAccountId Account { get; set; }

    public MarketplaceId Marketplace { get; set; }

    /// <summary>The marketplace's own id of the listing.</summary>
    public string Listing { get; set; } = string.Empty;

    /// <summary>The marketplace's own id of the SKU.</summary>
    public string Sku { get; set; } = string.Empty;

    public int Quantity { get; set; }

    public StockHoldState State { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? FinishedBy { get; set; }
}
