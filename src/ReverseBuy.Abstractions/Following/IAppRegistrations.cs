using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>
/// Our applications at marketplaces: which secret a callback's address names, and whose the account is that it tells of. Thread-safe. Reading is a look at memory: the last
/// good copy of the control database answers, and is renewed behind, at most once in a while however many ask. What another process changed is known within half a minute.
/// </summary>
public interface IAppRegistrations
{
    /// <summary>Finds a registration.</summary>
    /// <param name="id">The address.</param>
    /// <param name="cancellationToken">Ends the wait for the first copy.</param>
    /// <returns>The registration, or <see langword="null"/> when there is none of this id.</returns>
    /// <exception cref="ReverseBuyException">There is no copy yet and the control database cannot be read (<c>registrations.unavailable</c>, transient).</exception>
    ValueTask<AppRegistration?> FindAsync(AppRegistrationId id, CancellationToken cancellationToken = default);

    /// <summary>Finds whose an account is.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="name">The account by the marketplace's own name.</param>
    /// <param name="cancellationToken">Ends the wait for the first copy.</param>
    /// <returns>The account, or <see langword="null"/> when it is nobody's.</returns>
    /// <exception cref="ReverseBuyException">There is no copy yet and the control database cannot be read (<c>registrations.unavailable</c>, transient).</exception>
    ValueTask<RegisteredAccount?> FindAccountAsync(MarketplaceId marketplace, string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the accounts of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait for the first copy.</param>
    /// <returns>The accounts.</returns>
    /// <exception cref="ReverseBuyException">There is no copy yet and the control database cannot be read (<c>registrations.unavailable</c>, transient).</exception>
    ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(TenantId tenant, CancellationToken cancellationToken = default);
}
