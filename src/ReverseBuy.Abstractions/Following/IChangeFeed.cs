using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>Pulls what a marketplace has to tell, for callbacks that were missed. Implemented by connectors; thread-safe.</summary>
public interface IChangeFeed
{
    /// <summary>Pulls the next messages. What was pulled may not be told again: store it before pulling on.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="from">From when on.</param>
    /// <param name="until">Until when, not included.</param>
    /// <param name="limit">At most so many messages; connectors keep it within what their marketplace allows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages, in the marketplace's order; none when there are no more.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}
