namespace ReverseBuy.Storage;

/// <summary>Reads, adds and deletes commands that were carried out.</summary>
public interface IIdempotencyStore : IIdempotencyReader
{
    /// <summary>Notes a command and its answer.</summary>
    /// <param name="record">The record; its key is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken);

    /// <summary>Deletes records of commands that were carried out before a moment: such a command counts as a new one when it comes again.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were deleted; fewer than the limit when none is left.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
