using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Timers;

/// <summary>
/// Fires a tenant's timers that are due, the longest due first, one batch per run. A timer leaves the database in the commit that holds its handler's
/// effect: whoever else fires it, and wherever a crash comes in between, its effect is there once.
/// </summary>
internal sealed class TimerWorker(
    ITenantStorage storage,
    TimerHandlers handlers,
    ITenantScopeFactory scopes,
    MessagingOptions options,
    MessagingMetrics metrics,
    MessagingActivities activities,
    TimeProvider time,
    ILogger<TimerWorker> logger) : ITenantWorker
{
    public string Name => WorkerNames.Timers;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var due = await ListDueAsync(tenant, cancellationToken).ConfigureAwait(false);
        foreach (var timer in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await FireAsync(tenant, timer, cancellationToken).ConfigureAwait(false);
        }

        return due.Count == options.BatchSize
            ? time.GetUtcNow() // there may be more, after the other tenants' turn
            : await FindNextDueAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<BusinessTimer>> ListDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Timers.ListDueAsync(time.GetUtcNow(), options.BatchSize, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FireAsync(TenantId tenant, BusinessTimer timer, CancellationToken cancellationToken)
    {
        using var activity = activities.StartFiring(tenant, timer);
        try
        {
            if (handlers.Find(timer.Key.Name) is not { } handler)
            {
                await PostponeUnknownAsync(tenant, timer).ConfigureAwait(false);
                return;
            }

            var isGone = await HandleAsync(handler, tenant, timer, cancellationToken).ConfigureAwait(false);
            metrics.Fired(timer.Key.Name, isGone ? MessagingMetrics.Repeated : MessagingMetrics.Done, time.GetUtcNow() - timer.DueAt!.Value);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, FailureText.Of(exception));
            await NoteFailureAsync(tenant, timer, exception).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> HandleAsync(ITimerHandler handler, TenantId tenant, BusinessTimer timer, CancellationToken cancellationToken)
    {
        var context = new FiringContext(tenant, timer, storage);
        await using (context.ConfigureAwait(false))
        {
            try
            {
                // Background work enters its tenant here, so that a host's handler may call the facades.
                using (scopes.Enter(tenant))
                {
                    await handler.HandleAsync(context, cancellationToken).ConfigureAwait(false);
                }

                await context.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (context.IsGone)
            {
                // Whatever ended the handler, this firing is none.
            }

            return context.IsGone;
        }
    }

    // Another version of the host may know it: it is neither dropped nor parked, and looked at again rarely.
    private ValueTask PostponeUnknownAsync(TenantId tenant, BusinessTimer timer)
    {
        metrics.Fired(timer.Key.Name, MessagingMetrics.Failed, time.GetUtcNow() - timer.DueAt!.Value);
        return NoteAsync(tenant, timer with { NotBefore = time.GetUtcNow() + Backoff.After(int.MaxValue) }, $"No handler is registered for timers named '{timer.Key.Name}'.");
    }

    private ValueTask NoteFailureAsync(TenantId tenant, BusinessTimer timer, Exception exception)
    {
        var failures = timer.Failures + 1;
        var isParked = failures >= options.ParkAfter;
        var notBefore = time.GetUtcNow() + Backoff.After(failures);
        var failure = FailureText.Of(exception);
        metrics.Fired(timer.Key.Name, isParked ? MessagingMetrics.Parked : MessagingMetrics.Failed, time.GetUtcNow() - timer.DueAt!.Value);
        if (isParked)
        {
            Log.TimerParked(logger, timer.Key, tenant, failures, failure, Environment.NewLine, exception.StackTrace);
        }
        else
        {
            Log.TimerFailed(logger, timer.Key, tenant, failures, notBefore, failure, Environment.NewLine, exception.StackTrace);
        }

        return NoteAsync(tenant, timer with { Failures = failures, IsParked = isParked, NotBefore = isParked ? null : notBefore }, failure);
    }

    // Not given up when the host stops: what failed is to be noted.
    private async ValueTask NoteAsync(TenantId tenant, BusinessTimer timer, string error)
    {
        var unitOfWork = await storage.BeginAsync(tenant, CancellationToken.None).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            await unitOfWork.Timers.FailAsync(timer, error, CancellationToken.None).ConfigureAwait(false);
            await unitOfWork.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async ValueTask<DateTimeOffset?> FindNextDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Timers.NextDueAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
