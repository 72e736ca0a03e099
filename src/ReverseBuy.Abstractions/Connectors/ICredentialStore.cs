using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Connectors;

/// <summary>
/// Keeps the credentials of the tenants' buying accounts, encrypted. Whoever connects, rotates or removes them is noted in the same commit (<see cref="ICredentialAuditStore"/>). Thread-safe.
/// </summary>
public interface ICredentialStore
{
    /// <summary>Reads the credentials of an account.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credentials, or <see langword="null"/> when the account was never connected.</returns>
    ValueTask<AccountCredentials?> FindAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the credentials of an account, in place of those before, and notes that they were connected or, where there were others, rotated. The same ones again change nothing, and
    /// nothing is noted.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="credentials">The credentials.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are stored.</returns>
    ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        Actor by,
        CancellationToken cancellationToken);

    /// <summary>Deletes the credentials of an account, and notes that they were removed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there were any; nothing is noted otherwise.</returns>
    ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the credentials of an account only if those before are still the ones expected, as one step: whoever was overtaken by another process, or
    /// by the person who connected the account anew, overwrites nothing. For renewals by ReverseBuy itself, which are counted (<see cref="ICredentialUses"/>) and not noted.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="expected">What must still be stored, equal in every member to what was read.</param>
    /// <param name="credentials">The credentials.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether they were stored; <see langword="false"/> when others are stored by now, or none.</returns>
    ValueTask<bool> ReplaceAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials expected,
        AccountCredentials credentials,
        CancellationToken cancellationToken);
}
