using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// Lets what ReverseBuy writes become true together with what the host writes itself: in one transaction of the host's, on a connection to that tenant's database. Thread-safe.
/// </summary>
/// <remarks>
/// It holds for this flow of execution, and for one tenant: whatever of the tenant's is begun here (by a facade or by <c>ITenantStorage.BeginAsync</c>) is written into the transaction. Its commit
/// writes and rings, and the host's commit makes it true; a unit of work that is given up takes back its own part alone. Workers never see the transaction. What is read meanwhile outside a unit
/// of work is what was committed before. Dispose the result after the transaction has ended.
/// </remarks>
public interface IHostTransactions
{
    /// <summary>Uses a transaction that the host has begun. No network call is to be made while it is open: begin it as late as possible, or let it be begun.</summary>
    /// <param name="tenant">Whose database it is on.</param>
    /// <param name="transaction">The transaction; on PostgreSQL one that is read committed.</param>
    /// <returns>What ends the use.</returns>
    IAsyncDisposable UseTransaction(TenantId tenant, DbTransaction transaction);

    /// <summary>
    /// Has the transaction begun at the moment when ReverseBuy is ready to write: after marketplaces were asked, and when it is this writer's turn. What of the host's belongs to it is written
    /// after that, or in <paramref name="begin"/>.
    /// </summary>
    /// <param name="tenant">Whose database it is on.</param>
    /// <param name="begin">Begins it; called at most once.</param>
    /// <returns>What ends the use.</returns>
    IAsyncDisposable UseTransaction(TenantId tenant, Func<CancellationToken, ValueTask<DbTransaction>> begin);
}
