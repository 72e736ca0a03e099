using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders;

/// <summary>
/// Why the settings of a tenant do not allow an order. A closed set: <see cref="MarketplaceOff"/>, <see cref="CurrencyNotTaken"/>, <see cref="WarehouseClosed"/>, <see cref="QuotaReached"/>.
/// </summary>
public abstract record OrderRefusal
{
    private OrderRefusal()
    {
    }

    /// <summary>A line is from a marketplace that is switched off for the tenant.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    public sealed record MarketplaceOff(MarketplaceId Marketplace) : OrderRefusal;

    /// <summary>The tenant's customers do not pay in this currency.</summary>
    /// <param name="Currency">The currency.</param>
    public sealed record CurrencyNotTaken(Currency Currency) : OrderRefusal;

    /// <summary>The warehouse that was named takes no new orders.</summary>
    /// <param name="Warehouse">The warehouse.</param>
    public sealed record WarehouseClosed(WarehouseId Warehouse) : OrderRefusal;

    /// <summary>The tenant has placed as many orders today as it may.</summary>
    /// <param name="OrdersADay">How many it may place in a day.</param>
    /// <param name="Until">When the day ends (UTC), and it may place orders again.</param>
    public sealed record QuotaReached(int OrdersADay, DateTimeOffset Until) : OrderRefusal;
}
