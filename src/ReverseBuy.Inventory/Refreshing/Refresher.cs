using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Refreshing;

/// <summary>
/// Brings snapshots up to date in the background, within the refresh lane of each buying account. A listing that waits already is not added again. An account
/// that cannot be asked is left alone for a while, and then asked once before the rest follows.
/// </summary>
internal sealed class Refresher(
    Upstream upstream,
    ITenantScopeFactory scopes,
    AccountPlans plans,
    FreshnessClock clock,
    InventoryOptions options,
    InventoryMetrics metrics,
    TimeProvider time,
    ILogger<Refresher> logger) : IDisposable
{
    private readonly ConcurrentDictionary<AccountSlot, RefreshQueue> _queues = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _ending = new();
    private bool _isOver;

    /// <summary>Asks for a refresh and returns at once.</summary>
    /// <returns>Whether one is on its way, by this call or an earlier one.</returns>
    public bool Ask(CachedListing entry, RefreshReason reason)
    {
        if (!options.RefreshInBackground || (!entry.TryAsk() && reason != RefreshReason.Intent))
        {
            return options.RefreshInBackground;
        }

        var queue = _queues.GetOrAdd(entry.Slot, static (slot, options) => new RefreshQueue(slot, options.RefreshQueueLength, options.RefreshesAtOnce), options);
        if (!queue.TryAdd(entry, reason, out var isWorkerWanted))
        {
            entry.GiveBack();
            plans.Of(entry.Slot).Failed(entry, clock.Now + options.RefusedFor);
            metrics.RefreshDropped(reason);
            return false;
        }

        if (reason != RefreshReason.Ahead)
        {
            plans.Of(entry.Slot).Asked(entry);
        }

        if (isWorkerWanted)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Me.WorkAsync(work.Queue), (Me: this, Queue: queue), preferLocal: false);
        }

        return true;
    }

    /// <summary>Forgets a tenant's queues; a refresh that is under way ends, and is kept by nobody.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var slot in _queues.Keys.Where(slot => slot.Tenant == tenant))
        {
            _queues.TryRemove(slot, out _);
        }
    }

    public void Dispose()
    {
        lock (_ending)
        {
            _isOver = true;
        }

        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task WorkAsync(RefreshQueue queue)
    {
        CancellationToken stopping;
        lock (_ending)
        {
            if (_isOver)
            {
                return;
            }

            stopping = _stopping.Token;
        }

        using var scope = scopes.Enter(queue.Slot.Tenant);
        try
        {
            await PauseAsync(queue, stopping).ConfigureAwait(false);
            while (queue.Take() is { } next)
            {
                // What a customer's intent moved to the front comes a second time, and is done by then.
                if (next.Entry.IsAsked)
                {
                    await RefreshAsync(queue, next.Entry, next.Reason, stopping).ConfigureAwait(false);
                    await PauseAsync(queue, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops. Whatever waits is asked for again when it is read.
        }
    }

    private async Task RefreshAsync(RefreshQueue queue, CachedListing entry, RefreshReason reason, CancellationToken stopping)
    {
        try
        {
            var asked = await upstream.AskAsync(entry.Slot, entry.Slot.Refresh, entry.Listing, stopping).ConfigureAwait(false);
            queue.Succeeded();
            entry.GiveBack();
            metrics.Refreshed(reason, asked.IsChanged);
            await asked.Kept.ConfigureAwait(false);
        }
        catch (MarketplaceException exception) when (!IsOfTheAccount(exception))
        {
            Log.RefreshFailed(logger, entry.Key.Listing, entry.Key.Tenant, exception.Kind.ToString(), options.RefusedFor);
            metrics.RefreshFailed(reason);
            plans.Of(entry.Slot).Failed(entry, clock.Now + options.RefusedFor);
            _ = GiveBackLaterAsync(entry, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            entry.GiveBack();
            var pause = queue.Failed(time.GetUtcNow(), (exception as MarketplaceException)?.RetryAfter);
            plans.Of(entry.Slot).Failed(entry, clock.Now + pause);
            Log.RefreshFailed(logger, entry.Key.Listing, entry.Key.Tenant, exception.GetType().Name, pause);
            metrics.RefreshFailed(reason);
        }
    }

    // A refusal of one listing is no reason to leave the others alone, and asking again at each read would not help.
    private static bool IsOfTheAccount(MarketplaceException exception) =>
        exception.Kind is not (MarketplaceErrorKind.InvalidRequest or MarketplaceErrorKind.NotFound);

    private async Task GiveBackLaterAsync(CachedListing entry, CancellationToken stopping)
    {
        await Task.Delay(options.RefusedFor, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        entry.GiveBack();
    }

    private async ValueTask PauseAsync(RefreshQueue queue, CancellationToken stopping)
    {
        while (queue.PauseLeft(time.GetUtcNow()) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, stopping).ConfigureAwait(false);
        }
    }
}
