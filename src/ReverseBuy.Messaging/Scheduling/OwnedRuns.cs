using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Runs a worker where its lease is held, and keeps the lease as long as the run takes. What is rung for while another process has it, that one is told. Where nobody serves
/// leases, a tenant's database belongs to this process alone.
/// </summary>
internal sealed class OwnedRuns(
    SharedDoorbell shared, MessagingOptions options, MessagingMetrics metrics, TimeProvider time, ILogger<OwnedRuns> logger, ILeases? leases = null)
{
    /// <summary>So long nobody asks again whether another still has it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async ValueTask<DateTimeOffset?> RunAsync(WorkSlot slot, ITenantWorker worker, CancellationToken stopping)
    {
        slot.Lease ??= leases is null ? null : new WorkerLease(leases, slot.Tenant, slot.Worker, options.WorkerLease, time);
        if (await FindOtherAsync(slot, stopping).ConfigureAwait(false))
        {
            return PassOn(slot);
        }

        var due = slot.Lease is null
            ? await worker.RunAsync(slot.Tenant, stopping).ConfigureAwait(false)
            : await RunKeptAsync(slot, slot.Lease, worker, stopping).ConfigureAwait(false);
        if (due is null || due > time.GetUtcNow())
        {
            shared.Answer(slot, due);
        }

        slot.Failures = 0;
        metrics.Ran(slot.Worker, MessagingMetrics.Done);
        return due;
    }

    /// <summary>Gives back what is held, so that others need not wait until it ends, and tells them what was left. Nothing runs any more.</summary>
    public async Task LetGoAsync(IEnumerable<WorkSlot> slots)
    {
        var returns = new List<Task>();
        foreach (var slot in slots)
        {
            if (slot.HasNews)
            {
                shared.Ring(slot.Tenant, slot.Worker);
            }

            if (slot.Lease is { } lease)
            {
                returns.Add(lease.DisposeAsync().AsTask());
            }
        }

        await Task.WhenAll(returns).WaitAsync(LongestPause, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask<bool> FindOtherAsync(WorkSlot slot, CancellationToken stopping)
    {
        if (slot.Lease is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (now >= slot.OthersUntil)
        {
            var wait = await slot.Lease.TakeAsync(stopping).ConfigureAwait(false);
            slot.OthersUntil = wait == TimeSpan.Zero ? DateTimeOffset.MinValue : time.GetUtcNow() + (wait < LongestPause ? wait : LongestPause);
        }

        return slot.OthersUntil > now;
    }

    private DateTimeOffset? PassOn(WorkSlot slot)
    {
        metrics.Ran(slot.Worker, MessagingMetrics.Elsewhere);
        if (slot.IsNews)
        {
            shared.Ring(slot.Tenant, slot.Worker);
        }

        // What was heard stays on the doorbell until somebody has answered it, and is heard again; without a doorbell it is for this process to ask again.
        slot.Forget();
        return shared.IsShared ? null : slot.OthersUntil;
    }

    private async Task<DateTimeOffset?> RunKeptAsync(WorkSlot slot, WorkerLease lease, ITenantWorker worker, CancellationToken stopping)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var run = worker.RunAsync(slot.Tenant, turn.Token).AsTask();
        while (!run.IsCompleted && !turn.IsCancellationRequested)
        {
            await ((Task)run).WaitAsync(lease.RenewIn, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!run.IsCompleted && !await lease.KeepAsync(CancellationToken.None).ConfigureAwait(false))
            {
                Log.LeaseLost(logger, slot.Worker, slot.Tenant);
                await turn.CancelAsync().ConfigureAwait(false);
            }
        }

        try
        {
            return await run.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new LeaseLostException();
        }
    }
}
