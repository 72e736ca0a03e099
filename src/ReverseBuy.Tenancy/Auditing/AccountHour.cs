using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>What uses of accounts' credentials are counted by; hours since the beginning of time, in UTC.</summary>
internal readonly record struct AccountHour(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account, CredentialPurpose Purpose, long Hour);
