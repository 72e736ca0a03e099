using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Following;

/// <summary>
/// Keeps app registrations in the control database, their secrets encrypted with the host's key ring, and whose accounts they tell of. Storage providers implement it.
/// Whoever registers, rotates or removes one is noted in the same commit (<see cref="IAppRegistrationAuditStore"/>). Thread-safe; each write is complete in itself.
/// </summary>
public interface IAppRegistrationStore
{
    /// <summary>Reads every registration. One whose secret cannot be decrypted is left out and logged.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The registrations.</returns>
    ValueTask<IReadOnlyList<AppRegistration>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads every account.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The accounts.</returns>
    ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a registration and notes that it was connected, or replaces what is known of it and notes that its secret was rotated.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is stored.</returns>
    ValueTask SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken);

    /// <summary>Forgets previous secrets whose time is over, wherever a registration has one.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are gone.</returns>
    ValueTask ForgetPreviousSecretsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes a registration, and notes it. One that is not there is fine, and nothing is noted.</summary>
    /// <param name="id">The registration.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is gone.</returns>
    ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken);

    /// <summary>Notes whose an account is, unless it is another tenant's.</summary>
    /// <param name="account">The account; one of the same tenant is replaced.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is noted; <see langword="false"/> when the account is another tenant's, and nothing was changed.</returns>
    ValueTask<bool> SaveAccountAsync(RegisteredAccount account, CancellationToken cancellationToken);

    /// <summary>Forgets whose an account is, if it is the tenant's.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="name">The account by the marketplace's own name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was the tenant's.</returns>
    ValueTask<bool> RemoveAccountAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken);
}
