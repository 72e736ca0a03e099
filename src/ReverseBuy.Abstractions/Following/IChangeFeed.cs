using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>Pulls what a marketplace has to tell, for callbacks that were missed. Implemented by connectors; thread-safe.</summary>
public interface IChangeFeed
{
    /// <summary>
    /// Pulls the next messages. Some marketplaces tell each once, others until <see cref="ConfirmAsync"/>: store what was pulled before pulling on, and expect
    /// a message again.
    /// </summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="from">From when on; of no effect where everything comes that was not confirmed.</param>
    /// <param name="until">Until when, not included; of no effect there either.</param>
    /// <param name="limit">At most so many messages; connectors keep it within what their marketplace allows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages, in the marketplace's order; none when there are no more.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Tells the marketplace that messages are stored, so that it may forget them. Call it once they are committed, never before: a message that was confirmed
    /// is not told again. Does nothing where telling a message is all it takes. Idempotent upstream.
    /// </summary>
    /// <param name="context">For whom and with which account; as they were pulled with.</param>
    /// <param name="messageIds">The messages, by <see cref="CallbackReading.Genuine.MessageId"/>; none is fine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is told.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached: the messages may come again.</exception>
    ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken);
}
