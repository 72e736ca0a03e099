using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ;

/// <summary>The events that could not be handled, and those of their aggregates that came after them. Thread-safe.</summary>
public interface IDeadLetters
{
    /// <summary>Counts them.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many lie in all partitions together. Those that somebody looks through at the moment are not among them.</returns>
    /// <exception cref="BusUnavailableException">The broker does not answer.</exception>
    ValueTask<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Asks the nodes that handle events to try all of them once more, in their order: call it when the cause is mended, and also after letters were removed by hand. What
    /// fails again stays, and goes on holding up its aggregate.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the broker has confirmed the request; log event 9104 tells what came of it.</returns>
    /// <exception cref="BusUnavailableException">The broker does not answer.</exception>
    ValueTask RetryAsync(CancellationToken cancellationToken);
}
