using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Procurement;

/// <summary>Chooses with which of a tenant's accounts a purchase is made. Hosts replace it with their own; the default takes the tenant's account at the marketplace.</summary>
/// <remarks>Thread-safe. It is asked while a unit of work is open: it must not call anybody.</remarks>
public interface IBuyingAccountPolicy
{
    /// <summary>Chooses.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">Where is bought.</param>
    /// <param name="sellerId">From whom, by the marketplace's id.</param>
    /// <returns>One of the tenant's accounts there, whose credentials are stored; <see langword="null"/> for the tenant's own choice (<see cref="Tenant.Accounts"/>).</returns>
    BuyingAccountId? Choose(Tenant tenant, MarketplaceId marketplace, string sellerId);
}
