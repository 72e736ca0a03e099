using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class PurchaseOrderLineRow : IPlacedRow
{
    public PurchaseOrderId PurchaseOrder { get; set; }

    public int Position { get; set; }

    public OrderId Order { get; set; }

    public OrderLineId OrderLine { get; set; }

    public MarketplaceId Marketplace { get; set; }

    /// <summary>The marketplace's own id of the listing.</summary>
    public string Listing { get; set; } = string.Empty;

    /// <summary>The marketplace's own id of the SKU.</summary>
    public string Sku { get; set; } = string.Empty;

    public int Quantity { get; set; }

    public Amount UnitPrice { get; set; }

    public string? PurchaseKey { get; set; }

    public int Freed { get; set; }
}
