using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>
/// Handles many events of a tenant in one unit of work: each handler leaves a mark for each event, and all of it is committed or nothing. Whose marks are there is passed over.
/// Thread-safe.
/// </summary>
internal sealed class JointHandling(
    IServiceProvider services,
    ITenantStorage storage,
    ITenantScopeFactory scopes,
    MessagingMetrics metrics,
    MessagingActivities activities,
    TimeProvider time,
    ILogger<JointHandling> logger)
{
    private readonly Dictionary<TenantId, (JointTurns Turns, int Users)> _turns = [];

    /// <summary>Tries it, together with what else of the tenant waits.</summary>
    /// <param name="tenant">The tenant of all of them.</param>
    /// <param name="events">The events, those of an aggregate in their order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether all handlers' marks are committed. When not, nothing has happened: each event is to be handled alone, so that one that fails harms only itself.</returns>
    public async ValueTask<bool> TryHandleAsync(TenantId tenant, IReadOnlyList<JointEvent> events, CancellationToken cancellationToken)
    {
        var turns = Enter(tenant);
        try
        {
            return await turns.JoinAsync(events, (gather, token) => TryAsync(tenant, gather, token), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(tenant);
        }
    }

    private JointTurns Enter(TenantId tenant)
    {
        lock (_turns)
        {
            var (turns, users) = _turns.TryGetValue(tenant, out var known) ? known : (new JointTurns(), 0);
            _turns[tenant] = (turns, users + 1);
            return turns;
        }
    }

    // Nothing is kept of a tenant of which nothing waits.
    private void Leave(TenantId tenant)
    {
        lock (_turns)
        {
            var (turns, users) = _turns[tenant];
            if (users == 1)
            {
                _turns.Remove(tenant);
            }
            else
            {
                _turns[tenant] = (turns, users - 1);
            }
        }
    }

    private async ValueTask<bool> TryAsync(TenantId tenant, Func<IReadOnlyList<JointEvent>> gather, CancellationToken cancellationToken)
    {
        IReadOnlyList<JointEvent>? events = null;
        var results = new List<HandlerResult>();
        try
        {
            var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
            await using (unitOfWork.ConfigureAwait(false))
            {
                events = gather();
                await HandleAsync(unitOfWork, events, results, cancellationToken).ConfigureAwait(false);
                if (results.Exists(result => result.Result == MessagingMetrics.Done))
                {
                    await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // With a database that is away, all who wait find that out at the same time, and not one after the other.
            events ??= gather();
            Log.FellApart(logger, events.Count, tenant, FailureText.Of(exception));
            return false;
        }

        foreach (var (handler, result, duration) in results)
        {
            metrics.Handled(handler, result, duration);
        }

        return true;
    }

    private async ValueTask HandleAsync(
        ITenantUnitOfWork unitOfWork, IReadOnlyList<JointEvent> events, List<HandlerResult> results, CancellationToken cancellationToken)
    {
        // Nobody else writes now, so what is marked stays so, and what is not is ours.
        var marks = await unitOfWork.Inbox.ListAsync([.. events.Select(joint => joint.Envelope.Id)], cancellationToken).ConfigureAwait(false);
        var done = marks.Select(mark => (mark.Event, mark.Handler)).ToHashSet();
        foreach (var joint in events)
        {
            foreach (var handler in joint.Handlers)
            {
                if (done.Add((joint.Envelope.Id, handler.Name)))
                {
                    var started = time.GetTimestamp();
                    await HandleAsync(unitOfWork, joint, handler, cancellationToken).ConfigureAwait(false);
                    results.Add(new HandlerResult(handler.Name, MessagingMetrics.Done, time.GetElapsedTime(started)));
                }
                else
                {
                    results.Add(new HandlerResult(handler.Name, MessagingMetrics.Repeated, TimeSpan.Zero));
                }
            }
        }
    }

    private async ValueTask HandleAsync(
        ITenantUnitOfWork unitOfWork, JointEvent joint, EventHandlerRegistration handler, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Activity.Current = joint.Span;
        using var activity = activities.StartHandling(joint.Envelope, handler.Name);
        var context = new JointContext(joint.Envelope, handler.Name, unitOfWork);

        // Background work enters its tenant here, so that a host's handler may call the facades that read.
        using (scopes.Enter(joint.Envelope.Tenant))
        {
            await handler.Invoke(services, context, joint.Event!, cancellationToken).ConfigureAwait(false);
        }

        context.End();
        await unitOfWork.Inbox.AddAsync(new InboxMark(joint.Envelope.Id, handler.Name, time.GetUtcNow(), context.Result), cancellationToken).ConfigureAwait(false);
    }

    private sealed record HandlerResult(string Handler, string Result, TimeSpan Duration);
}
