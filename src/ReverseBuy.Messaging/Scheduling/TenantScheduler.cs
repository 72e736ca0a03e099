using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Runs every worker for every tenant: when rung for, when due, and when it is visited by the sweep; in one process at a time. Fair: who has more to do goes to the back of the queue.
/// </summary>
internal sealed class TenantScheduler(
    IEnumerable<ITenantWorker> workers,
    TenantSweep sweep,
    WorkQueue queue,
    OwnedRuns runs,
    MessagingOptions options,
    MessagingMetrics metrics,
    TimeProvider time,
    ILogger<TenantScheduler> logger,
    ITenantGate? gate = null) : BackgroundService
{
    /// <summary>How long a run keeps its place to itself: a tenant whose database hangs is not to hold up the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>A run that takes so long is told of: nobody waits for it, and so nobody would notice.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    /// <summary>How many runs may be beside <see cref="MessagingOptions.Parallelism"/>: with everything slow, the databases are not to get every tenant's at once.</summary>
    private const int MaximumStragglers = 32;

    private readonly FrozenDictionary<string, ITenantWorker> _workers = ByName(workers);
    private readonly Stragglers _stragglers = new(MaximumStragglers);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunWorkers)
        {
            Log.SchedulerOff(logger);
            return;
        }

        Log.SchedulerStarted(logger, string.Join(", ", _workers.Keys.Order(StringComparer.Ordinal)), options.Parallelism);
        await Task.WhenAll(StartAll(stoppingToken)).ConfigureAwait(false);
        await _stragglers.WhenAllAsync().ConfigureAwait(false);
        await runs.LetGoAsync(queue.Slots).ConfigureAwait(false);
    }

    private static FrozenDictionary<string, ITenantWorker> ByName(IEnumerable<ITenantWorker> workers)
    {
        var groups = workers.GroupBy(worker => worker.Name, StringComparer.Ordinal).ToList();
        return groups.Find(group => group.Count() > 1) is { } twice
            ? throw new ConfigurationException($"Two background workers are named '{twice.Key}'. Give each a name of its own.")
            : groups.ToFrozenDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
    }

    // No ambient tenant of whoever starts the host is to leak into background work.
    private List<Task> StartAll(CancellationToken stopping)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return
            [
                Task.Run(() => sweep.RunAsync(_workers.Keys, stopping), CancellationToken.None),
                .. Enumerable.Range(0, options.Parallelism).Select(_ => Task.Run(() => ServeAsync(stopping), CancellationToken.None)),
            ];
        }
    }

    private async Task ServeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            WorkSlot slot;
            try
            {
                slot = await queue.TakeAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            WakeWhenNew(slot.Tenant, running: slot.Worker);
            var run = RunToEndAsync(slot, stopping);
            if (await EndsInTimeAsync(run).ConfigureAwait(false))
            {
                continue;
            }

            run = WatchAsync(slot, run);
            if (!_stragglers.TryAdd(run))
            {
                await run.ConfigureAwait(false);
            }
        }
    }

    private async Task RunToEndAsync(WorkSlot slot, CancellationToken stopping)
    {
        var begun = time.GetTimestamp();
        var due = await RunAsync(slot, stopping).ConfigureAwait(false);
        if (slot.IsLong && time.GetElapsedTime(begun) < Long)
        {
            slot.IsLong = false;
            Log.RunIsShort(logger, slot.Worker, slot.Tenant);
        }

        slot.Finish(due);
    }

    /// <summary>Tells of a run that takes long while it does: one that hangs has no end to tell of.</summary>
    private async Task WatchAsync(WorkSlot slot, Task run)
    {
        await run.WaitAsync(Long, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!run.IsCompleted)
        {
            metrics.RanLong(slot.Worker);
            if (!slot.IsLong)
            {
                slot.IsLong = true;
                Log.RunIsLong(logger, slot.Worker, slot.Tenant, Long);
            }

            await run.ConfigureAwait(false);
        }
    }

    private async Task<bool> EndsInTimeAsync(Task run)
    {
        if (!run.IsCompleted)
        {
            // Not cancelled when the host stops: a run that is waited for has its end to wait for.
            await run.WaitAsync(Patience, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return run.IsCompleted;
    }

    /// <summary>A tenant that was taken on while the host runs is first heard of through a ring; its other workers then start too.</summary>
    private void WakeWhenNew(TenantId tenant, string? running)
    {
        if (queue.Meet(tenant))
        {
            WakeOthers(tenant, running);
        }
    }

    private void WakeOthers(TenantId tenant, string? running)
    {
        foreach (var worker in _workers.Keys.Where(worker => worker != running))
        {
            queue.Wake(tenant, worker);
        }
    }

    private async ValueTask<DateTimeOffset?> RunAsync(WorkSlot slot, CancellationToken stopping)
    {
        if (!_workers.TryGetValue(slot.Worker, out var worker))
        {
            Log.WorkerUnknown(logger, slot.Worker, slot.Tenant);
            return null;
        }

        if (gate is not null && gate.StateOf(slot.Tenant) != TenantState.Active)
        {
            // Rung for again when the tenant is resumed.
            metrics.Ran(slot.Worker, MessagingMetrics.Resting);
            return null;
        }

        try
        {
            var failures = slot.Failures;
            var due = await runs.RunAsync(slot, worker, stopping).ConfigureAwait(false);
            if (failures > 0 && slot.Failures == 0)
            {
                // What kept it from working may have kept the tenant's others from it, too: they need not wait until it is their time.
                WakeOthers(slot.Tenant, slot.Worker);
            }

            return due;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            metrics.Ran(slot.Worker, MessagingMetrics.Stopped);
            return null;
        }
        catch (LeaseLostException)
        {
            metrics.Ran(slot.Worker, MessagingMetrics.Lost);
            return time.GetUtcNow();
        }
        catch (Exception exception)
        {
            slot.Failures++;
            var delay = Outage.IsCauseOf(exception) ? Backoff.AfterOutage(slot.Failures) : Backoff.After(slot.Failures);
            metrics.Ran(slot.Worker, MessagingMetrics.Failed);
            Log.WorkerFailed(
                logger, slot.Worker, slot.Tenant, slot.Failures, delay, Remedy.For(exception), FailureText.Of(exception), Environment.NewLine, exception.StackTrace);
            return time.GetUtcNow() + delay;
        }
    }
}
