using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Tenancy;

/// <summary>Takes on tenants and connects their buying accounts. Thread-safe; every operation may be repeated.</summary>
public interface ITenants
{
    /// <summary>
    /// Grows whenever a tenant changes that this process has read. What was made of a tenant read after this number was, may be used as long as the number
    /// stays the same; it is one look at memory.
    /// </summary>
    int Changes { get; }

    /// <summary>Takes on a tenant: gives it a database and notes it in the control database.</summary>
    /// <param name="tenant">The tenant's id.</param>
    /// <param name="name">The name to show people.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant; the one there was, when it had been taken on before.</returns>
    ValueTask<Tenant> OnboardAsync(TenantId tenant, string name, CancellationToken cancellationToken = default);

    /// <summary>Lets a tenant buy with an account.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace; a connector must be registered for it.</param>
    /// <param name="account">The account's name, chosen by the host.</param>
    /// <param name="credentials">What the account signs in with.</param>
    /// <param name="by">Who connects it, or puts other credentials in the place of those before; it is noted (<see cref="ReverseBuy.Auditing.ICredentialAudit"/>).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant with the account.</returns>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    /// <exception cref="UnknownMarketplaceException">No connector serves the marketplace.</exception>
    ValueTask<Tenant> ConnectAccountAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        Actor by,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends that a tenant buys with an account: its credentials are deleted, and each later call is refused here. Purchases under way wait until it is connected again. What the
    /// marketplace issued stays good there until it ends or is taken back at the marketplace.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="account">The account.</param>
    /// <param name="by">Who disconnects it; it is noted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was connected.</returns>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    ValueTask<bool> DisconnectAccountAsync(
        TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Reads a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Reads every tenant.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenants, by id.</returns>
    ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken = default);
}
