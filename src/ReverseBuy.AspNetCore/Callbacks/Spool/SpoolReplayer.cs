using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>Replays the spool at start and once in a while.</summary>
internal sealed class SpoolReplayer(SpoolReplay replay, CallbackOptions options, TimeProvider time, ILogger<SpoolReplayer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ReplayInterval, time);
        do
        {
            try
            {
                await replay.RunAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.NotReplayed(logger, exception.GetType().Name);
            }
        }
        while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
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
}
