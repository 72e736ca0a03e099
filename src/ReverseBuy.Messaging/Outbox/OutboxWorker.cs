using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Outbox;

/// <summary>
/// Publishes a tenant's events, those of an aggregate in the order of their places, one batch per run. What was published is noted once per batch: after a crash in between
/// it is published again, which the inbox marks make harmless.
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
    public string Name => WorkerNames.Outbox;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var batch = await ListReadyAsync(tenant, cancellationToken).ConfigureAwait(false);
        var published = await PublishAsync(batch, cancellationToken).ConfigureAwait(false);
        if (published.Outcomes.Count > 0)
        {
            // Not given up when the host stops: what is published is to be noted.
            await NoteAsync(tenant, published.Outcomes, CancellationToken.None).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (published.Outage is { } outage)
        {
            Log.BusUnavailable(logger, tenant, outage.RetryAfter!.Value, outage.Message);
            return time.GetUtcNow() + outage.RetryAfter;
        }

        return batch.Count == options.BatchSize
            ? time.GetUtcNow() // there may be more, after the other tenants' turn
            : await FindNextDueAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<OutboxMessage>> ListReadyAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Outbox.ListReadyAsync(time.GetUtcNow(), options.BatchSize, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Aggregates side by side where the bus can have them confirmed together, each one event after the other; else all one after the other.</summary>
    private async ValueTask<PublishedBatch> PublishAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        var published = new PublishedBatch();
        if (bus.TakesManyAtOnce)
        {
            await Task.WhenAll(batch.GroupBy(message => message.Envelope.Aggregate).Select(line => PublishLineAsync(line, published, cancellationToken)))
                .ConfigureAwait(false);
        }
        else
        {
            await PublishLineAsync(batch, published, cancellationToken).ConfigureAwait(false);
        }

        return published;
    }

    private async Task PublishLineAsync(IEnumerable<OutboxMessage> line, PublishedBatch published, CancellationToken cancellationToken)
    {
        var heldUp = new HashSet<AggregateKey>();
        foreach (var message in line.TakeWhile(_ => published.Outage is null && !cancellationToken.IsCancellationRequested))
        {
            if (heldUp.Contains(message.Envelope.Aggregate))
            {
                continue;
            }

            try
            {
                await PublishAsync(message.Envelope, cancellationToken).ConfigureAwait(false);
                published.Add(new PublishOutcome(message, Error: null));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (BusUnavailableException outage)
            {
                // Whether it got there is not known. It stays, uncounted: no event is at fault, and the next run publishes it again.
                published.Outage = outage;
                metrics.BusUnavailable();
                return;
            }
            catch (Exception exception)
            {
                heldUp.Add(message.Envelope.Aggregate);
                published.Add(Failed(message, FailureText.Of(exception)));
            }
        }
    }

    private async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        using var activity = activities.StartPublishing(envelope);
        await bus.PublishAsync(envelope, cancellationToken).ConfigureAwait(false);
        metrics.Published(time.GetUtcNow() - envelope.OccurredAt);
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

    private async ValueTask NoteAsync(TenantId tenant, IReadOnlyCollection<PublishOutcome> outcomes, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var published = outcomes.Where(outcome => outcome.Error is null).Select(outcome => outcome.Message.Envelope.Id).ToList();
            await unitOfWork.Outbox.CompleteManyAsync(published, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in outcomes.Where(outcome => outcome.Error is not null))
            {
                await unitOfWork.Outbox.FailAsync(outcome.Message, outcome.Error!, cancellationToken).ConfigureAwait(false);
            }

            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<DateTimeOffset?> FindNextDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var failed = await view.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false);
            return failed.Where(message => !message.IsParked).Min(message => message.NotBefore);
        }
    }
}
