using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds marks of handled events.</summary>
public interface IInboxStore : IInboxReader
{
    /// <summary>Adds a mark.</summary>
    /// <param name="mark">The mark; new by event and handler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(InboxMark mark, CancellationToken cancellationToken);
}
