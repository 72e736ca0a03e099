using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>What a snapshot belongs to. Prices can differ by account, so nothing is shared between accounts.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Account">The buying account that read it.</param>
/// <param name="Listing">The listing.</param>
public readonly record struct SnapshotKey(TenantId Tenant, BuyingAccountId Account, ListingId Listing);
