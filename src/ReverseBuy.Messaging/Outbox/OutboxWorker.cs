using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Outbox;

/// <summary>
/// Publishes a tenant's events in the order of their places, one batch per run. What was published is noted once per batch: after a crash in between
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
        var outcomes = await PublishAsync(batch, cancellationToken).ConfigureAwait(false);
        if (outcomes.Count > 0)
        {
            // Not given up when the host stops: what is published is to be noted.
            await NoteAsync(tenant, outcomes, CancellationToken.None).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
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

    private async ValueTask<List<PublishOutcome>> PublishAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        var outcomes = new List<PublishOutcome>(batch.Count);
        var heldUp = new HashSet<AggregateKey>();
        foreach (var message in batch)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            if (heldUp.Contains(message.Envelope.Aggregate))
            {
                continue;
            }

            try
            {
                await PublishAsync(message.Envelope, cancellationToken).ConfigureAwait(false);
                outcomes.Add(new PublishOutcome(message, Error: null));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                heldUp.Add(message.Envelope.Aggregate);
                outcomes.Add(Failed(message, FailureText.Of(exception)));
            }
        }

        return outcomes;
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

    private async ValueTask NoteAsync(TenantId tenant, List<PublishOutcome> outcomes, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is null)
                {
                    await unitOfWork.Outbox.CompleteAsync(outcome.Message.Envelope.Id, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await unitOfWork.Outbox.FailAsync(outcome.Message, outcome.Error, cancellationToken).ConfigureAwait(false);
                }
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
