using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors;

/// <summary>Keeps the credentials of the tenants' buying accounts, encrypted. Thread-safe.</summary>
public interface ICredentialStore
{
    /// <summary>Reads the credentials of an account.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credentials, or <see langword="null"/> when the account was never connected.</returns>
    ValueTask<AccountCredentials?> FindAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, CancellationToken cancellationToken);

    /// <summary>Stores the credentials of an account, in place of those before.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="credentials">The credentials.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are stored.</returns>
    ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        CancellationToken cancellationToken);

    /// <summary>
    /// Stores the credentials of an account only if those before are still the ones expected, as one step: whoever was overtaken by another process, or
    /// by the person who connected the account anew, overwrites nothing.
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
