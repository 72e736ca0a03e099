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
}
