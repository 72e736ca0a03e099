using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy;

/// <summary>What was read from an archive of a tenant.</summary>
/// <param name="Report">What was read.</param>
/// <param name="Accounts">The accounts that the tenant had at marketplaces; whether their credentials are there depends on the archive.</param>
public sealed record TenantContent(TenantArchiveReport Report, IReadOnlyDictionary<MarketplaceId, BuyingAccountId> Accounts);
