using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>The account with which a tenant buys at one marketplace.</summary>
internal sealed class TenantAccountRow
{
    public TenantId Tenant { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }
}
