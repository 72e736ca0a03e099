using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging.Timeline;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Parking;

internal sealed class ParkedWork(ITenantStorage storage, EventCatalogue catalogue, TimeProvider time, ILogger<ParkedWork> logger) : IParkedWork
{
    /// <summary>The name under which the mark of a person stands beside those of handlers.</summary>
    public const string SkippedBy = "operator";

    public async ValueTask<IReadOnlyList<ParkedEvent>> ListEventsAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var parked = new List<ParkedEvent>();
            foreach (var message in await view.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false))
            {
                if (message.IsParked)
                {
                    parked.Add(new ParkedEvent(message, await view.Outbox.CountBehindAsync(message, cancellationToken).ConfigureAwait(false)));
                }
            }

            return parked;
        }
    }

    public async ValueTask<IReadOnlyList<BusinessTimer>> ListTimersAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return [.. (await view.Timers.ListFailedAsync(cancellationToken).ConfigureAwait(false)).Where(timer => timer.IsParked)];
        }
    }

    public async ValueTask<int> ReleaseAsync(TenantId tenant, AggregateKey aggregate, Actor actor, CancellationToken cancellationToken = default)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var released = await ReleaseEventsAsync(unitOfWork, aggregate, actor, cancellationToken).ConfigureAwait(false)
                + await ReleaseTimersAsync(unitOfWork, aggregate, actor, cancellationToken).ConfigureAwait(false);
            if (released > 0)
            {
                await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
                Log.Released(logger, released, aggregate, tenant, actor);
            }

            return released;
        }
    }

    public async ValueTask<bool> SkipEventAsync(TenantId tenant, EventId id, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var failed = await unitOfWork.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false);
            if (failed.FirstOrDefault(message => message.IsParked && message.Envelope.Id == id) is not { } parked)
            {
                return false;
            }

            await ShowInTimelinesAsync(unitOfWork, parked.Envelope, cancellationToken).ConfigureAwait(false);
            await unitOfWork.Inbox.AddAsync(new InboxMark(id, SkippedBy, time.GetUtcNow(), $"skipped by {actor}: {reason}"), cancellationToken).ConfigureAwait(false);
            await unitOfWork.Outbox.CompleteAsync(id, cancellationToken).ConfigureAwait(false);
            unitOfWork.WakeAfterCommit(WorkerNames.Outbox); // for what waited behind it
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            Log.EventSkipped(logger, id, parked.Envelope.Type, parked.Envelope.Aggregate, tenant, actor, reason, parked.Error);
            return true;
        }
    }

    public async ValueTask<bool> SkipTimerAsync(TenantId tenant, TimerKey key, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            if (await unitOfWork.Timers.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { IsParked: true } parked)
            {
                return false;
            }

            await unitOfWork.Timers.CancelAsync(key, cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            Log.TimerSkipped(logger, key, tenant, actor, reason, parked.Error);
            return true;
        }
    }

    private static async ValueTask<int> ReleaseEventsAsync(
        ITenantUnitOfWork unitOfWork, AggregateKey aggregate, Actor actor, CancellationToken cancellationToken)
    {
        var released = 0;
        foreach (var message in await unitOfWork.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false))
        {
            if (message.IsParked && message.Envelope.Aggregate == aggregate)
            {
                await unitOfWork.Outbox
                    .FailAsync(message with { IsParked = false, Failures = 0, NotBefore = null }, ReleasedText(actor, message.Error), cancellationToken)
                    .ConfigureAwait(false);
                unitOfWork.WakeAfterCommit(WorkerNames.Outbox);
                released++;
            }
        }

        return released;
    }

    private static async ValueTask<int> ReleaseTimersAsync(
        ITenantUnitOfWork unitOfWork, AggregateKey aggregate, Actor actor, CancellationToken cancellationToken)
    {
        var released = 0;
        foreach (var timer in await unitOfWork.Timers.ListAsync(aggregate, cancellationToken).ConfigureAwait(false))
        {
            if (timer.IsParked)
            {
                await unitOfWork.Timers
                    .FailAsync(timer with { IsParked = false, Failures = 0, NotBefore = null }, ReleasedText(actor, timer.Error), cancellationToken)
                    .ConfigureAwait(false);
                released++;
            }
        }

        return released;
    }

    private static string ReleasedText(Actor actor, string? error) => $"Released by {actor}. Before: {error}";

    // An event that never got as far as the timeline's own handler would be skipped without a trace.
    private async ValueTask ShowInTimelinesAsync(ITenantUnitOfWork unitOfWork, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (catalogue.Read(envelope) is not { } @event
            || await unitOfWork.Inbox.HasAsync(envelope.Id, TimelineHandler.Name, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        foreach (var order in @event.Orders.Distinct())
        {
            await unitOfWork.Timeline.AddAsync(new TimelineEntry(order, envelope), cancellationToken).ConfigureAwait(false);
        }
    }
}
