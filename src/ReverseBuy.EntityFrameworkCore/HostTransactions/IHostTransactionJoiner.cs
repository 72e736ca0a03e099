using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: writes a tenant's database within a transaction of the host's. Thread-safe.</summary>
public interface IHostTransactionJoiner
{
    /// <summary>Waits for a writer's turn in this process, where an engine has one writer, before the host begins its transaction.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn; disposing it passes it on.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<IDisposable> WaitForTurnAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Opens the tenant's database within the transaction, as its only writer until the transaction ends.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="transaction">The host's transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A context on the transaction's connection, which stays open when the context is disposed.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    /// <exception cref="ArgumentException">The transaction is another engine's, or of a kind that does not see what others committed.</exception>
    ValueTask<TenantDbContext> JoinAsync(TenantId tenant, DbTransaction transaction, CancellationToken cancellationToken);
}
