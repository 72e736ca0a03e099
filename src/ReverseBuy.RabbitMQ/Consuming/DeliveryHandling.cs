using System.Diagnostics;
using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>Gives what was delivered to the handlers, each in a span below the one that it was published in. Thread-safe.</summary>
internal sealed class DeliveryHandling(IEventDispatcher dispatcher, RabbitMQTelemetry telemetry)
{
    /// <summary>Has one event handled, alone.</summary>
    /// <returns>What went wrong; <see langword="null"/> when all its handlers are done.</returns>
    public async Task<Exception?> TryAsync(Delivery delivery, CancellationToken aborting)
    {
        using var span = telemetry.StartDelivery(delivery.Envelope!, delivery.Trace);
        try
        {
            await dispatcher.DispatchAsync(delivery.Envelope!, aborting).ConfigureAwait(false);
            Note(span, failure: null);
            return null;
        }
        catch (Exception exception) when (!aborting.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            Note(span, exception);
            return exception;
        }
    }

    /// <summary>Has events of one tenant handled, as many as the dispatcher takes.</summary>
    /// <returns>What became of those that were tried, by their ids.</returns>
    public async Task<IReadOnlyDictionary<EventId, EventOutcome>> TryAsync(IReadOnlyList<Delivery> deliveries, CancellationToken aborting)
    {
        var spans = Start(deliveries);
        try
        {
            var events = deliveries.Zip(spans, (delivery, span) => new EventDelivery(delivery.Envelope!, span)).ToList();
            var outcomes = new Dictionary<EventId, EventOutcome>();
            foreach (var outcome in await dispatcher.DispatchManyAsync(events, aborting).ConfigureAwait(false))
            {
                // An event that was published twice may be delivered twice at once.
                if (outcomes.TryAdd(outcome.Envelope.Id, outcome))
                {
                    Note(events.Find(each => each.Envelope.Id == outcome.Envelope.Id).Span, outcome.Failure);
                }
            }

            return outcomes;
        }
        finally
        {
            spans.ForEach(span => span?.Dispose());
        }
    }

    // Side by side, and not each below the one before.
    private List<Activity?> Start(IReadOnlyList<Delivery> deliveries)
    {
        var outer = Activity.Current;
        var spans = new List<Activity?>();
        foreach (var delivery in deliveries)
        {
            spans.Add(telemetry.StartDelivery(delivery.Envelope!, delivery.Trace));
            Activity.Current = outer;
        }

        return spans;
    }

    private void Note(Activity? span, Exception? failure)
    {
        if (failure is null)
        {
            telemetry.Delivered(RabbitMQTelemetry.Done);
        }
        else
        {
            span?.SetStatus(ActivityStatusCode.Error, Failure.Describe(failure));
        }
    }
}
