namespace ReverseBuy.Storage;

/// <summary>Reads and adds commands that were carried out.</summary>
public interface IIdempotencyStore : IIdempotencyReader
{
    /// <summary>Notes a command and its answer.</summary>
    /// <param name="record">The record; its key is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken);
}
