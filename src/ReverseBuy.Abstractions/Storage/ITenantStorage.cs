using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>The databases of the tenants. Storage providers implement it; thread-safe.</summary>
public interface ITenantStorage
{
    /// <summary>Begins to write. It is the only way to write orders, purchases, packages, parcels, holds, money and messages.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The unit of work: commit it, or dispose it and nothing has changed. No network call while it is open.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Begins to store something new. Nobody who names the same command or stock, and nobody who begins without a scope, comes between until the unit of work
    /// has ended; storage that can lets others store something new meanwhile. Storage that cannot, as by default, begins as it does without a scope.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="scope">What it has in common with others. A change of anything else that is stored may be refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The unit of work: commit it, or dispose it and nothing has changed. No network call while it is open.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, UnitOfWorkScope scope, CancellationToken cancellationToken) => BeginAsync(tenant, cancellationToken);

    /// <summary>Finds what was answered to a command, as <see cref="IIdempotencyReader.FindAsync"/> of a view does, and with nothing else to be read with it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="key">The command's key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record, or <see langword="null"/> when no command came with this key.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    async ValueTask<CommandRecord?> FindCommandAsync(TenantId tenant, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Idempotency.FindAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the database for reading. Writers are not held up.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A view; what is read from it is what was committed at that time.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken);
}
