using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal sealed class StockObservationRow
{
    public BuyingAccountId Account { get; set; }

    public MarketplaceId Marketplace { get; set; }

    /// <summary>The marketplace's own id of the listing.</summary>
    public string Listing { get; set; } = string.Empty;

    /// <summary>The marketplace's own id of the SKU.</summary>
    public string Sku { get; set; } = string.Empty;

    public AvailabilityKind Kind { get; set; }

    public int? Count { get; set; }

    public DateTimeOffset AskedAt { get; set; }
}
