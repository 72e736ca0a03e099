using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>What a snapshot belongs to. Prices can differ by account, so nothing is shared between accounts.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Account">The buying account that read it.</param>
/// <param name="Listing">The listing.</param>
public readonly record struct SnapshotKey(TenantId Tenant, BuyingAccountId Account, ListingId Listing)
{
    /// <summary>Refuses keys of other tenants: what every store that is asked for one tenant does first.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="tenant">The tenant that is asked for.</param>
    /// <exception cref="ArgumentException">A key is another tenant's.</exception>
    public static void RequireTenant(IEnumerable<SnapshotKey> keys, TenantId tenant)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            if (key.Tenant != tenant)
            {
                throw new ArgumentException($"A snapshot of tenant '{key.Tenant}' was asked of tenant '{tenant}'.", nameof(keys));
            }
        }
    }
}
