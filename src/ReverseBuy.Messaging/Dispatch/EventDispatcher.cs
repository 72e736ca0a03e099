using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>
/// Runs the handlers of an event one after the other, in the order of their registration, each until its mark is committed. Events whose handlers only write are handled together where
/// they come together.
/// </summary>
internal sealed class EventDispatcher(
    IServiceProvider services,
    IEnumerable<EventHandlerRegistration> registrations,
    EventCatalogue catalogue,
    UnknownEventTypes unknown,
    JointHandling joint,
    ITenantStorage storage,
    ITenantScopeFactory scopes,
    MessagingMetrics metrics,
    MessagingActivities activities,
    TimeProvider time,
    ILogger<EventDispatcher> logger) : IEventDispatcher
{
    private readonly EventHandlerRegistration[] _registrations = [.. registrations];

    public async ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (catalogue.Read(envelope) is not { } @event)
        {
            unknown.Note(envelope.Type);
            return;
        }

        var failures = new List<Exception>();
        foreach (var registration in await FindDueAsync(envelope, @event, cancellationToken).ConfigureAwait(false))
        {
            if (await TryHandleAsync(registration, envelope, @event, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count == 1)
        {
            ExceptionDispatchInfo.Throw(failures[0]);
        }

        if (failures.Count > 1)
        {
            throw new AggregateException(failures);
        }
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> DispatchManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var together = new List<JointEvent>();
        foreach (var delivery in events)
        {
            if (JointOf(delivery) is not { } one)
            {
                break;
            }

            together.Add(one);
        }

        if (together.Count == 0)
        {
            return await DispatchEachAsync(events.Take(1), cancellationToken).ConfigureAwait(false);
        }

        var wanted = together.FindAll(one => one.Handlers.Count > 0);
        return wanted.Count == 0 || await joint.TryHandleAsync(events[0].Envelope.Tenant, wanted, cancellationToken).ConfigureAwait(false)
            ? together.ConvertAll(one => new EventOutcome(one.Envelope, Failure: null))
            : await DispatchEachAsync(events.Take(together.Count), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Each alone, and none behind one of its aggregate that failed.</summary>
    private async ValueTask<IReadOnlyList<EventOutcome>> DispatchEachAsync(IEnumerable<EventDelivery> events, CancellationToken cancellationToken)
    {
        var outcomes = new List<EventOutcome>();
        var heldUp = new HashSet<AggregateKey>();
        foreach (var (envelope, span) in events)
        {
            if (heldUp.Contains(envelope.Aggregate))
            {
                continue;
            }

            try
            {
                Activity.Current = span;
                await DispatchAsync(envelope, cancellationToken).ConfigureAwait(false);
                outcomes.Add(new EventOutcome(envelope, Failure: null));
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested && outcomes.Count > 0)
            {
                break;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                outcomes.Add(new EventOutcome(envelope, exception));
                heldUp.Add(envelope.Aggregate);
            }
        }

        return outcomes;
    }

    private JointEvent? JointOf(EventDelivery delivery)
    {
        try
        {
            if (catalogue.Read(delivery.Envelope) is not { } @event)
            {
                unknown.Note(delivery.Envelope.Type);
                return new JointEvent(delivery.Envelope, Event: null, [], delivery.Span);
            }

            var wanting = Wanting(@event);
            return wanting.TrueForAll(registration => registration.OnlyWrites) ? new JointEvent(delivery.Envelope, @event, wanting, delivery.Span) : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Alone it fails again, and is told.
            return null;
        }
    }

    private List<EventHandlerRegistration> Wanting(IReverseBuyEvent @event) => [.. _registrations.Where(registration => registration.Wants(@event))];

    private async ValueTask<IReadOnlyList<EventHandlerRegistration>> FindDueAsync(
        EventEnvelope envelope, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        var interested = Wanting(@event);
        if (interested.Count == 0)
        {
            return [];
        }

        var view = await storage.ReadAsync(envelope.Tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var marks = await view.Inbox.ListAsync([envelope.Id], cancellationToken).ConfigureAwait(false);
            var done = marks.Select(mark => mark.Handler).ToHashSet(StringComparer.Ordinal);
            return [.. interested.Where(registration => !done.Contains(registration.Name))];
        }
    }

    private async ValueTask<Exception?> TryHandleAsync(
        EventHandlerRegistration registration, EventEnvelope envelope, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = activities.StartHandling(envelope, registration.Name);
        var started = time.GetTimestamp();
        try
        {
            var wasHandledBefore = await HandleAsync(registration, envelope, @event, cancellationToken).ConfigureAwait(false);
            metrics.Handled(registration.Name, wasHandledBefore ? MessagingMetrics.Repeated : MessagingMetrics.Done, time.GetElapsedTime(started));
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            metrics.Handled(registration.Name, MessagingMetrics.Stopped, time.GetElapsedTime(started));
            throw;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, FailureText.Of(exception));
            metrics.Handled(registration.Name, MessagingMetrics.Failed, time.GetElapsedTime(started));
            Log.HandlerFailed(
                logger, registration.Name, envelope.Id, envelope.Type, envelope.Tenant, FailureText.Of(exception), Environment.NewLine, exception.StackTrace);
            return exception;
        }
    }

    private async ValueTask<bool> HandleAsync(
        EventHandlerRegistration registration, EventEnvelope envelope, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        var context = new HandlerContext(envelope, registration.Name, storage);
        await using (context.ConfigureAwait(false))
        {
            try
            {
                // Background work enters its tenant here, so that a host's handler may call the facades.
                using (scopes.Enter(envelope.Tenant))
                {
                    await registration.Invoke(services, context, @event, cancellationToken).ConfigureAwait(false);
                }

                await context.CompleteAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (context.WasHandledBefore)
            {
                // Whatever ended the handler, the event is handled: by the other delivery.
            }

            return context.WasHandledBefore;
        }
    }
}
