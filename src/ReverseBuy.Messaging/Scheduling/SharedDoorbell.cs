using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Tells other processes: what is rung while the last is being written is written together, once for each worker. What cannot be written is kept, and tried again. Without a
/// store there are no others.
/// </summary>
internal sealed class SharedDoorbell(
    IIdGenerator ids, MessagingMetrics metrics, TimeProvider time, ILogger<SharedDoorbell> logger, IDoorbellStore? store = null) : BackgroundService
{
    /// <summary>After how long somebody looks for what a process that ended has committed.</summary>
    internal static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    /// <summary>How far ahead lies what a process that has just ended may have been about to do.</summary>
    internal static readonly TimeSpan Left = TimeSpan.FromSeconds(90);

    /// <summary>A promise that still has so long to go covers another commit; it is longer than clocks of nodes may be apart and commits may take.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(20);

    /// <summary>How long a commit waits for its promise: it holds up the tenant's other writers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>After a failure nobody waits for a promise for so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What is rung now has been due for so long: by the clock of every node, however slow.</summary>
    internal static readonly TimeSpan LongDue = TimeSpan.FromHours(1);

    /// <summary>Moments that are nearer than this are not written each.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    /// <summary>How long after the moment that a worker named others look for it.</summary>
    internal static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(TenantId Tenant, string Worker), DateTimeOffset> _promised = new();
    private readonly PendingRings _pending = new();
    private long _failedUntil;
    private long _forgetAt;

    public bool IsShared => store is not null;

    /// <summary>Forgets what was promised for a tenant.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var key in _promised.Keys.Where(key => key.Tenant == tenant))
        {
            _promised.TryRemove(key, out _);
        }
    }

    public void Ring(TenantId tenant, string worker) => RingAt(tenant, worker, time.GetUtcNow() - LongDue);

    public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
    {
        if (store is not null)
        {
            _pending.Add(new DoorbellRing(tenant, worker, IsPromise: false, due, ids.NewValue()));
        }
    }

    /// <summary>
    /// Tells that a worker has looked for what was heard, and when it is to look again: whoever is at it by then is to know of it, should this process be gone. Moments that are near are
    /// not written each: one of a minute later covers them.
    /// </summary>
    /// <param name="slot">The worker.</param>
    /// <param name="due">When it is to look again; <see langword="null"/> when only a ring tells.</param>
    public void Answer(WorkSlot slot, DateTimeOffset? due)
    {
        var heard = slot.Answer();
        foreach (var ring in heard)
        {
            _pending.Answer(ring);
        }

        if (store is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        if (slot.Kept is { } kept && (due is null || kept.DueAt <= now + Lag))
        {
            _pending.Answer(kept);
            slot.Kept = null;
        }

        if (due is not { } next)
        {
            return;
        }

        // This process looks by itself, and a moment later nobody else need do so any more.
        var late = next < DateTimeOffset.MaxValue - Lag ? next + Lag : next;
        var wanted = heard.Count > 0 ? next : late < now + Near ? now + Near : late;
        if (heard.Count > 0 || slot.Kept is null || wanted < slot.Kept.DueAt)
        {
            slot.Kept = new DoorbellRing(slot.Tenant, slot.Worker, IsPromise: false, wanted, ids.NewValue());
            _pending.Add(slot.Kept);
        }
    }

    public async ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (store is null || now.UtcTicks < Volatile.Read(ref _failedUntil))
        {
            return;
        }

        var until = now + Promised;
        var rings = workers
            .Where(worker => !_promised.TryGetValue((tenant, worker), out var promised) || promised - now < Reach)
            .Select(worker => new DoorbellRing(tenant, worker, IsPromise: true, until, ids.NewValue()))
            .ToList();
        if (rings.Count == 0)
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await store.WriteAsync(rings, [], either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            ForgetKept(now);
            rings.ForEach(ring => _promised[(ring.Tenant, ring.Worker)] = until);
            metrics.Rang(MessagingMetrics.Promised, rings.Count);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever commits gives up, which says nothing about the doorbell.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The commit goes on all the same: it is what customers wait for, and the sweep finds it at the latest.
            Volatile.Write(ref _failedUntil, (now + Pause).UtcTicks);
            metrics.Rang(MessagingMetrics.Unavailable, rings.Count);
            Log.DoorbellNotRung(logger, rings.Count, FailureText.Of(exception));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);

        // What was rung last, by those who were stopped before.
        await WriteAsync(_pending.Take(), cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return store is null ? Task.CompletedTask : Task.Run(() => WriteAllAsync(stoppingToken), CancellationToken.None);
        }
    }

    // A tenant that is idle is not remembered.
    private void ForgetKept(DateTimeOffset now)
    {
        if (now.UtcTicks < Volatile.Read(ref _forgetAt))
        {
            return;
        }

        Volatile.Write(ref _forgetAt, (now + Near).UtcTicks);
        foreach (var promise in _promised.Where(promise => promise.Value < now))
        {
            _promised.TryRemove(promise);
        }
    }

    private async Task WriteAllAsync(CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            await _pending.WhenAnyAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            failures = await WriteAsync(_pending.Take(), stopping).ConfigureAwait(false) ? 0 : failures + 1;
            if (failures > 0)
            {
                var delay = Backoff.After(Math.Min(failures, 4));
                await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WriteAsync((IReadOnlyCollection<DoorbellRing> Rings, IReadOnlyCollection<DoorbellRing> Answered) batch, CancellationToken cancellationToken)
    {
        if (store is null || batch.Rings.Count + batch.Answered.Count == 0)
        {
            return true;
        }

        try
        {
            await store.WriteAsync(batch.Rings, batch.Answered, cancellationToken).ConfigureAwait(false);
            metrics.Rang(MessagingMetrics.Done, batch.Rings.Count);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Answers need not be kept: a row that stays costs a needless look.
            foreach (var ring in batch.Rings)
            {
                _pending.Add(ring);
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                metrics.Rang(MessagingMetrics.Unavailable, batch.Rings.Count);
                Log.DoorbellNotRung(logger, batch.Rings.Count, FailureText.Of(exception));
            }

            return false;
        }
    }
}
