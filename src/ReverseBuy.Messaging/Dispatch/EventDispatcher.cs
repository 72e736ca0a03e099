using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>Runs the handlers of an event one after the other, in the order of their registration, each until its mark is committed.</summary>
internal sealed class EventDispatcher(
    IServiceProvider services,
    IEnumerable<EventHandlerRegistration> registrations,
    EventCatalogue catalogue,
    UnknownEventTypes unknown,
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

    private async ValueTask<IReadOnlyList<EventHandlerRegistration>> FindDueAsync(
        EventEnvelope envelope, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        var interested = _registrations.Where(registration => registration.EventType.IsInstanceOfType(@event)).ToList();
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
