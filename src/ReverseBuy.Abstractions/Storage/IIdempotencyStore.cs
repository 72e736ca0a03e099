using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds commands that were carried out.</summary>
public interface IIdempotencyStore
{
    /// <summary>Finds what was answered to a command.</summary>
    /// <param name="key">The command's key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record, or <see langword="null"/> when no command came with this key.</returns>
    ValueTask<CommandRecord?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>Notes a command and its answer.</summary>
    /// <param name="record">The record; its key is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken);
}
