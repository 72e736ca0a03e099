using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>A buying account among all of them. Budgets, breakers and tokens are each account's own: one account's trouble is never another's.</summary>
internal readonly record struct AccountKey(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account)
{
    public static AccountKey Of(MarketplaceId marketplace, ConnectorContext context) => new(context.Tenant, marketplace, context.Account);
}
