using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The time of one platform's gateway: this machine's, and what it was found to be wrong by when the gateway refused it. Thread-safe.
/// </summary>
internal sealed class GatewayClock(MarketplaceId marketplace, TimeProvider time, ConnectorTelemetry telemetry, ILogger<GatewayClock> logger)
{
    // The Date header tells whole seconds, and the answer was under way. Whoever was closer than this was not refused for its clock.
    private static readonly TimeSpan Unsure = TimeSpan.FromSeconds(2);

    private long _offset;

    /// <summary>By how much the gateway's clock was found to be ahead of this machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    /// <summary>Learns from an answer that refused a call's time.</summary>
    /// <param name="used">The offset that the call was signed with.</param>
    /// <param name="gatewayTime">The gateway's time in its answer, when it tells it.</param>
    /// <returns>Whether a call that is signed again has another time than the one refused.</returns>
    public bool TryLearn(TimeSpan used, DateTimeOffset? gatewayTime)
    {
        if (gatewayTime is not { } told)
        {
            return false;
        }

        var found = told - time.GetUtcNow();
        if ((found - used).Duration() < Unsure)
        {
            return false;
        }

        // Of many calls that were refused together, each finds the same; it is told once.
        var before = TimeSpan.FromTicks(Interlocked.Exchange(ref _offset, found.Ticks));
        if ((found - before).Duration() >= Unsure)
        {
            telemetry.ClockSet(marketplace);
            ConnectorLog.ClockSet(logger, marketplace, found);
        }

        return true;
    }
}
