using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads commands that were carried out.</summary>
public interface IIdempotencyReader
{
    /// <summary>Finds what was answered to a command.</summary>
    /// <param name="key">The command's key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record, or <see langword="null"/> when no command came with this key.</returns>
    ValueTask<CommandRecord?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken);
}
