using Microsoft.Extensions.Logging;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Asks what nodes share, and notices when it is away: this node then counts alone, asks again every second, and says once that it does and once that it is
/// over. Nothing here fails. Thread-safe.
/// </summary>
internal sealed class SharedCalls(ISharedAllowance allowance, ConnectorTelemetry telemetry, TimeProvider time, ILogger<SharedCalls> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long _awayAt;
    private volatile bool _isAway;

    /// <summary>Whether it did not answer a moment ago.</summary>
    public bool IsAway => _isAway && time.GetElapsedTime(Volatile.Read(ref _awayAt)) < Pause;

    public async ValueTask<SharedAnswer> TakeAsync(CallAllowance of, CallLane lane, TimeSpan patience)
    {
        try
        {
            var wait = await allowance.TakeAsync(of, lane, patience, CancellationToken.None).ConfigureAwait(false);
            Note(isAway: false, null);
            return new SharedAnswer(wait is null, wait);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Note(isAway: true, exception);
            return default;
        }
    }

    public async Task BanAsync(CallAllowance of, TimeSpan length)
    {
        try
        {
            await allowance.BanAsync(of, length, CancellationToken.None).ConfigureAwait(false);
            Note(isAway: false, null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Note(isAway: true, exception);
        }
    }

    private void Note(bool isAway, Exception? cause)
    {
        if (isAway)
        {
            Volatile.Write(ref _awayAt, time.GetTimestamp());
        }

        if (Interlocked.Exchange(ref _isAway, isAway) == isAway)
        {
            return;
        }

        telemetry.SharingChanged(isAway ? "alone" : "shared");
        if (isAway)
        {
            ConnectorLog.CountsAlone(logger, cause!.GetType().Name);
        }
        else
        {
            ConnectorLog.SharesAgain(logger);
        }
    }
}
