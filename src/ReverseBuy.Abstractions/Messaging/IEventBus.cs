using System.Diagnostics;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Carries events from the outbox to whoever handles them. Thread-safe.</summary>
/// <remarks>
/// A bus of your own publishes, gives what it delivers to <see cref="IEventDispatcher"/>, and takes a delivery for done when that has returned. The suite
/// <c>BusSuite</c> of <c>ReverseBuy.Testing.Xunit</c> tells whether it keeps what is promised.
/// </remarks>
public interface IEventBus
{
    /// <summary>
    /// Whether events of different aggregates may be given to it at once, so that it can have many confirmed together. When not, which is the default, a
    /// tenant's events are given to it one after the other, in the order of their commits.
    /// </summary>
    bool TakesManyAtOnce => false;

    /// <summary>Publishes an event. Events of one aggregate are published one after the other, in their order; the same one may be published again.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the bus answers for the event: confirmed by a broker, or handled by every handler in process.</returns>
    /// <exception cref="BusUnavailableException">The bus takes no events at all. It is no fault of this one, and counts against none.</exception>
    /// <remarks>Whatever else it throws counts against the event, which is parked when that happens too often.</remarks>
    ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes events of one tenant that are ready at the same time, where <see cref="TakesManyAtOnce"/> says no. A bus that handles what it publishes overrides it, to have them handled
    /// together; here they are published one after the other.
    /// </summary>
    /// <param name="events">The events, of one tenant and in the order of their commits.</param>
    /// <param name="cancellationToken">Ends it between two events; it does not throw then.</param>
    /// <returns>
    /// What became of those that were tried. What has no outcome was not: behind one of its aggregate that failed, behind a <see cref="BusUnavailableException"/>, or because of the token.
    /// </returns>
    async ValueTask<IReadOnlyList<EventOutcome>> PublishManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var outcomes = new List<EventOutcome>();
        var heldUp = new HashSet<AggregateKey>();
        foreach (var (envelope, span) in events.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            if (heldUp.Contains(envelope.Aggregate))
            {
                continue;
            }

            try
            {
                Activity.Current = span ?? Activity.Current;
                await PublishAsync(envelope, cancellationToken).ConfigureAwait(false);
                outcomes.Add(new EventOutcome(envelope, Failure: null));
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                outcomes.Add(new EventOutcome(envelope, exception));
                heldUp.Add(envelope.Aggregate);
                if (exception is BusUnavailableException)
                {
                    break;
                }
            }
        }

        return outcomes;
    }
}
