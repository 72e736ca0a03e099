using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy;

/// <summary>How ReverseBuy behaves in this host. Checked when the host starts.</summary>
public sealed class ReverseBuyOptions
{
    /// <summary>The only tenant of a host that serves one shop, so that it never enters one. Default: none.</summary>
    public TenantId? SingleTenant
    {
        get => Tenancy.SingleTenant;
        set => Tenancy.SingleTenant = value;
    }

    /// <summary>Tenants.</summary>
    public TenancyOptions Tenancy { get; } = new();

    /// <summary>The warehouses that sellers send goods to; the first one is the default. At least one is needed to verify and buy.</summary>
    public IList<WarehouseAddress> Warehouses { get; } = [];

    /// <summary>The shadow inventory.</summary>
    public InventoryOptions Inventory { get; } = new();

    /// <summary>Orders, purchases and what follows from them.</summary>
    public OrdersOptions Orders { get; } = new();

    /// <summary>Events and background work.</summary>
    public MessagingOptions Messaging { get; } = new();
}
