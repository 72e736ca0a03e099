using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;

namespace ReverseBuy.Inventory.Refreshing;

/// <summary>
/// Does in the background what a read has no time for: tells the policy what was read, asks for the refreshes that are worth their call, and marks snapshots that
/// are likelier wrong than right, so that a read finds a bit and need not look at the clock.
/// </summary>
internal sealed class FreshnessSweeper(
    AccountPlans plans,
    SnapshotTable table,
    Refresher refresher,
    FreshnessClock clock,
    InventoryOptions options,
    TimeProvider time,
    ILogger<FreshnessSweeper> logger) : BackgroundService
{
    private TimeSpan _markedAt;

    /// <summary>One look at everything that may have something to do.</summary>
    public void Look()
    {
        var now = clock.Now;
        foreach (var (slot, plan) in plans.All)
        {
            foreach (var entry in plan.Look(slot.TakeNoted(), now))
            {
                refresher.Ask(entry, RefreshReason.Ahead);
            }
        }

        if (now - _markedAt >= options.StaleSweepInterval)
        {
            _markedAt = now;
            MarkStale(now);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RefreshInBackground)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.LookInterval, time);
        while (await NextAsync(timer, stoppingToken).ConfigureAwait(false))
        {
            try
            {
                Look();
            }
            catch (Exception exception)
            {
                // One bad look must not end all others.
                Log.LookFailed(logger, exception);
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void MarkStale(TimeSpan now)
    {
        foreach (var entry in table.All())
        {
            if (entry.Found is { IsStale: false } && plans.Of(entry.Slot).IsStale(entry, now))
            {
                entry.MarkStale();
            }
        }
    }
}
