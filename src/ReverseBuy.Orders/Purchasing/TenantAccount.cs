using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>The choice of a host that brings none: the account that the tenant has named.</summary>
internal sealed class TenantAccount : IBuyingAccountPolicy
{
    public BuyingAccountId? Choose(Tenant tenant, MarketplaceId marketplace, string sellerId) => null;
}
