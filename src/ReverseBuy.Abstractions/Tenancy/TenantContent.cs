using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy;

/// <summary>What was read from an archive of a tenant.</summary>
/// <param name="Report">What was read.</param>
/// <param name="Accounts">The accounts that the tenant had at marketplaces; whether their credentials are there depends on the archive.</param>
public sealed record TenantContent(TenantArchiveReport Report, IReadOnlyDictionary<MarketplaceId, BuyingAccountId> Accounts)
{
    /// <summary>What the tenant had set of its own; <see langword="null"/> when the archive says nothing of it. It is as the file has it: whoever keeps it checks it.</summary>
    public TenantSettings? Settings { get; init; }
}
