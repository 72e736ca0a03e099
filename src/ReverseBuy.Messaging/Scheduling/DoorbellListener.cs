using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Hears what other processes ring: one question for all tenants, again and again. While it cannot be asked, tenants that were active in the hour before are looked at
/// themselves.
/// </summary>
internal sealed class DoorbellListener(
    WorkQueue queue, MessagingOptions options, TimeProvider time, ILogger<DoorbellListener> logger, IDoorbellStore? store = null) : BackgroundService
{
    private static readonly TimeSpan LookInstead = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _prunedAt = DateTimeOffset.MinValue;
    private bool _hasHeard;
    private bool _isDeaf;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return store is null || !options.RunWorkers ? Task.CompletedTask : Task.Run(() => ListenAsync(store, stoppingToken), CancellationToken.None);
        }
    }

    private async Task ListenAsync(IDoorbellStore rows, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var pause = await HearAsync(rows, stopping).ConfigureAwait(false) ? options.DoorbellInterval : LookInstead;
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> HearAsync(IDoorbellStore rows, CancellationToken stopping)
    {
        // Who does not answer is as good as away: nobody is to wait for it longer than for the next look.
        using var patience = new CancellationTokenSource(LookInstead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            // Whatever ended before this process began may have been this process: what it was about to do is not waited for.
            var until = _hasHeard ? time.GetUtcNow() : time.GetUtcNow() + SharedDoorbell.Left;
            foreach (var ring in await rows.ListDueAsync(until, either.Token).ConfigureAwait(false))
            {
                queue.Hear(ring);
            }

            _hasHeard = true;

            await PruneAsync(rows, either.Token).ConfigureAwait(false);
            if (_isDeaf)
            {
                _isDeaf = false;
                Log.DoorbellHeardAgain(logger);
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (stopping.IsCancellationRequested)
            {
                return false;
            }

            if (!_isDeaf)
            {
                _isDeaf = true;
                Log.DoorbellNotHeard(logger, LookInstead, FailureText.Of(exception));
            }

            queue.RingActive(time.GetUtcNow() - WorkSlot.Active);
            return false;
        }
    }

    private async Task PruneAsync(IDoorbellStore rows, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        if (now - _prunedAt >= PruneEvery)
        {
            await rows.PruneAsync(now - Keep, stopping).ConfigureAwait(false);
            _prunedAt = now;
        }
    }
}
