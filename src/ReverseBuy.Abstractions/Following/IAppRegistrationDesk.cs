using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Following;

/// <summary>Registers our applications at marketplaces and says whose accounts they tell of. For operators. Thread-safe; every operation but registering may be repeated. This process knows of a change at once.</summary>
public interface IAppRegistrationDesk
{
    /// <summary>Registers an application: its callbacks come to the address that is given out.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="appKey">The application's key.</param>
    /// <param name="appSecret">The application's secret.</param>
    /// <param name="by">Who registers it; it is noted (<see cref="ReverseBuy.Auditing.ICredentialAudit"/>).</param>
    /// <param name="owner">The only tenant whose accounts it may tell of; <see langword="null"/> for an application of the host's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address. Give it to the marketplace and to nobody else. The secret is not handed out again, here or anywhere.</returns>
    /// <exception cref="UnknownMarketplaceException">No connector serves the marketplace.</exception>
    /// <exception cref="NotSupportedByMarketplaceException">The marketplace pushes nothing.</exception>
    ValueTask<CallbackAddress> RegisterAsync(
        MarketplaceId marketplace, string appKey, string appSecret, Actor by, TenantId? owner = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a registration a new secret. Repeating it with the same secret changes nothing.</summary>
    /// <param name="id">The registration.</param>
    /// <param name="appSecret">The new secret.</param>
    /// <param name="overlap">
    /// How long callbacks that are signed with the old one are still believed: as long as the marketplace takes to change over, and at most 30 days. Nothing when the old one is known to
    /// others: such callbacks are refused from then on, and come again.
    /// </param>
    /// <param name="by">Who rotates it; it is noted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is such a registration.</returns>
    ValueTask<bool> RotateAsync(AppRegistrationId id, string appSecret, TimeSpan overlap, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Removes a registration: its address answers like one that never was.</summary>
    /// <param name="id">The registration.</param>
    /// <param name="by">Who removes it; it is noted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is gone.</returns>
    ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Says whose an account is that callbacks and feeds name.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="name">The account by the marketplace's own name, such as its seller or member id.</param>
    /// <param name="account">The tenant's buying account that it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is noted; <see langword="false"/> when the account is another tenant's.</returns>
    ValueTask<bool> AssignAsync(
        TenantId tenant, MarketplaceId marketplace, string name, BuyingAccountId account, CancellationToken cancellationToken = default);

    /// <summary>Takes an account from a tenant. Messages that name it are nobody's from then on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="name">The account by the marketplace's own name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was the tenant's.</returns>
    ValueTask<bool> ReleaseAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken = default);
}
