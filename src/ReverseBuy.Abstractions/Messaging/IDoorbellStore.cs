namespace ReverseBuy.Messaging;

/// <summary>
/// The doorbell between processes: which workers of which tenants are to look, and when. One place for all tenants, read by every process that does background work with one
/// question, so that no tenant is asked whether there is something to do. Thread-safe; each write is complete in itself.
/// </summary>
public interface IDoorbellStore
{
    /// <summary>
    /// Removes rows that were answered, unless they have changed since, and then writes rings. Of two rings for a worker the earlier moment stands, of two promises the
    /// later one, and the mark is always that of the last.
    /// </summary>
    /// <param name="rings">What is rung or promised.</param>
    /// <param name="answered">Rows, as they were listed, for which the worker has looked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is stored.</returns>
    ValueTask WriteAsync(IReadOnlyCollection<DoorbellRing> rings, IReadOnlyCollection<DoorbellRing> answered, CancellationToken cancellationToken);

    /// <summary>Reads the rows of all tenants that are due.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows, in any order.</returns>
    ValueTask<IReadOnlyList<DoorbellRing>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes rows that were due so long ago that nobody will answer them, such as those of a tenant that is gone.</summary>
    /// <param name="before">Rows that were due before this moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were deleted.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
