using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Outbox;

/// <summary>
/// Publishes a tenant's events, those of an aggregate in the order of their places, until none is left or others are to have their turn. What was published is noted once per batch, in one
/// commit: after a crash in between it is published again, which the inbox marks make harmless. While a bus that takes many at once confirms a batch, the next one is read.
/// </summary>
internal sealed class OutboxWorker(
    ITenantStorage storage,
    IEventBus bus,
    MessagingOptions options,
    MessagingMetrics metrics,
    MessagingActivities activities,
    TimeProvider time,
    ILogger<OutboxWorker> logger) : ITenantWorker
{
    /// <summary>How many batches are read ahead of others' turn while the bus confirms; without, it would have nothing to do between two batches.</summary>
    private const int BatchesInARow = 4;

    public string Name => WorkerNames.Outbox;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var published = new PublishedBatch();
        var ready = await ListReadyAsync(tenant, published, after: 0, cancellationToken).ConfigureAwait(false);
        for (var batches = 1; ready.Messages.Count > 0; batches++)
        {
            var publishing = PublishAsync(ready.Messages, published, cancellationToken);
            var next = default(ReadyEvents);
            try
            {
                if (bus.TakesManyAtOnce && ready.HasMore && batches < BatchesInARow)
                {
                    next = await NoteAndReadOnAsync(tenant, published, ready.Last, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // What the bus has been given is waited for and noted all the same.
            }
            finally
            {
                await publishing.ConfigureAwait(false);
            }

            if (cancellationToken.IsCancellationRequested || published.Outage is not null || (next is null && published.Count >= options.BatchSize))
            {
                break;
            }

            ready = next ?? await ListReadyAsync(tenant, published, ready.Last, cancellationToken).ConfigureAwait(false);
        }

        await NoteAsync(tenant, published).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (published.Outage is { } outage)
        {
            Log.BusUnavailable(logger, tenant, outage.RetryAfter!.Value, outage.Message);
            return time.GetUtcNow() + outage.RetryAfter;
        }

        return ready.Messages.Count > 0 || ready.HasMore
            ? time.GetUtcNow() // there may be more, after the other tenants' turn
            : ready.NextDue;
    }

    /// <summary>What is done while the bus is busy with a batch: the one before is noted, the one after it read. One after the other, since a tenant has few connections.</summary>
    private async ValueTask<ReadyEvents> NoteAndReadOnAsync(TenantId tenant, PublishedBatch published, long after, CancellationToken cancellationToken)
    {
        await NoteAsync(tenant, published).ConfigureAwait(false);
        return await ListReadyAsync(tenant, published, after, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ReadyEvents> ListReadyAsync(TenantId tenant, PublishedBatch published, long after, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var ready = await view.Outbox.ListReadyAsync(time.GetUtcNow(), after, options.BatchSize, cancellationToken).ConfigureAwait(false);
            if (ready.Count == options.BatchSize)
            {
                return new ReadyEvents(ready, HasMore: true, NextDue: null);
            }

            var failed = await view.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false);
            return new ReadyEvents(ready, HasMore: false, published.NextDue(failed));
        }
    }

    /// <summary>Aggregates side by side where the bus can have them confirmed together, each one event after the other; else all in their order.</summary>
    private async Task PublishAsync(IReadOnlyList<OutboxMessage> batch, PublishedBatch published, CancellationToken cancellationToken)
    {
        var left = batch.Where(published.IsLeft).ToList();
        if (bus.TakesManyAtOnce)
        {
            await Task.WhenAll(left.GroupBy(message => message.Envelope.Aggregate).Select(line => PublishLineAsync(line, published, cancellationToken)))
                .ConfigureAwait(false);
            return;
        }

        // What failed before is published alone: if it fails again, others are not tried again for it.
        while (left.Count > 0 && published.Outage is null && !cancellationToken.IsCancellationRequested)
        {
            if (left[0].Failures > 0)
            {
                await PublishLineAsync(left[..1], published, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await PublishManyAsync([.. left.TakeWhile(message => message.Failures == 0)], published, cancellationToken).ConfigureAwait(false);
            }

            left = left.FindAll(published.IsLeft);
        }
    }

    private async ValueTask PublishManyAsync(List<OutboxMessage> messages, PublishedBatch published, CancellationToken cancellationToken)
    {
        var outer = Activity.Current;
        var spans = new List<Activity?>();
        foreach (var message in messages)
        {
            spans.Add(activities.StartPublishing(message.Envelope));
            Activity.Current = outer;
        }

        try
        {
            var byId = messages.ToDictionary(message => message.Envelope.Id);
            var deliveries = messages.Zip(spans, (message, span) => new EventDelivery(message.Envelope, span)).ToList();
            var outcomes = await bus.PublishManyAsync(deliveries, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in outcomes)
            {
                Add(byId[outcome.Envelope.Id], outcome.Failure, published);
            }

            if (outcomes.Count == 0 && !cancellationToken.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{bus.GetType()}.PublishManyAsync tells of no event what became of it; it is to try one at least.");
            }
        }
        finally
        {
            spans.ForEach(span => span?.Dispose());
        }
    }

    private async Task PublishLineAsync(IEnumerable<OutboxMessage> line, PublishedBatch published, CancellationToken cancellationToken)
    {
        foreach (var message in line.TakeWhile(_ => published.Outage is null && !cancellationToken.IsCancellationRequested))
        {
            try
            {
                using var activity = activities.StartPublishing(message.Envelope);
                await bus.PublishAsync(message.Envelope, cancellationToken).ConfigureAwait(false);
                Add(message, failure: null, published);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Add(message, exception, published);
                return;
            }
        }
    }

    private void Add(OutboxMessage message, Exception? failure, PublishedBatch published)
    {
        switch (failure)
        {
            case null:
                metrics.Published(time.GetUtcNow() - message.Envelope.OccurredAt);
                published.Add(new PublishOutcome(message, Error: null));
                break;
            case BusUnavailableException outage:
                // Whether it got there is not known. It stays, uncounted: no event is at fault, and the next run publishes it again.
                published.Outage = outage;
                metrics.BusUnavailable();
                break;
            default:
                published.Add(Failed(message, FailureText.Of(failure)));
                break;
        }
    }

    private PublishOutcome Failed(OutboxMessage message, string error)
    {
        var failures = message.Failures + 1;
        var isParked = failures >= options.ParkAfter;
        var notBefore = time.GetUtcNow() + Backoff.After(failures);
        var envelope = message.Envelope;
        metrics.PublishingFailed(isParked);
        if (isParked)
        {
            Log.EventParked(logger, envelope.Id, envelope.Type, envelope.Aggregate, envelope.Tenant, failures, error);
        }
        else
        {
            Log.EventFailed(logger, envelope.Id, envelope.Type, envelope.Aggregate, envelope.Tenant, failures, notBefore, error);
        }

        return new PublishOutcome(message with { Failures = failures, IsParked = isParked, NotBefore = isParked ? null : notBefore }, error);
    }

    // Not given up when the host stops: what is published is to be noted.
    private async ValueTask NoteAsync(TenantId tenant, PublishedBatch published)
    {
        var outcomes = published.TakeOutcomes();
        if (outcomes.Count == 0)
        {
            return;
        }

        var unitOfWork = await storage.BeginAsync(tenant, CancellationToken.None).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var done = outcomes.Where(outcome => outcome.Error is null).Select(outcome => outcome.Message.Envelope.Id).ToList();
            await unitOfWork.Outbox.CompleteManyAsync(done, CancellationToken.None).ConfigureAwait(false);
            foreach (var outcome in outcomes.Where(outcome => outcome.Error is not null))
            {
                await unitOfWork.Outbox.FailAsync(outcome.Message, outcome.Error!, CancellationToken.None).ConfigureAwait(false);
            }

            await unitOfWork.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>What can be published now.</summary>
    /// <param name="Messages">The events, in the order of their places.</param>
    /// <param name="HasMore">Whether there may be more than were read.</param>
    /// <param name="NextDue">When the next of those that failed is tried again, if there are no more.</param>
    private sealed record ReadyEvents(IReadOnlyList<OutboxMessage> Messages, bool HasMore, DateTimeOffset? NextDue)
    {
        /// <summary>The place of the last of them.</summary>
        public long Last => Messages[^1].Position;
    }
}
