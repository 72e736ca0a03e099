using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderLineRow
{
    public OrderLineId Id { get; set; }

    public OrderId Order { get; set; }

    /// <summary>The place among the lines of the order.</summary>
    public int Position { get; set; }

    public MarketplaceId Marketplace { get; set; }

    /// <summary>The marketplace's own id of the listing.</summary>
    public string Listing { get; set; } = string.Empty;

    /// <summary>The marketplace's own id of the SKU.</summary>
    public string Sku { get; set; } = string.Empty;

    public string Title { get; set; } = string.Empty;

    public string? SourceTitle { get; set; }

    public string? CategoryId { get; set; }

    public string? CategoryName { get; set; }

    public string SellerId { get; set; } = string.Empty;

    public Money UnitPrice { get; set; }

    public Amount Charged { get; set; }

    public Amount DomesticFreight { get; set; }

    public Amount Discount { get; set; }

    public int ToReturn { get; set; }

    /// <summary>The units by bucket (see <see cref="UnitsText"/>).</summary>
    public string Units { get; set; } = string.Empty;
}
