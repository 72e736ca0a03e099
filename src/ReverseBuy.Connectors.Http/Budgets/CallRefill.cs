namespace ReverseBuy.Connectors.Http;

/// <summary>
/// A bucket of calls that refills steadily, kept as the moment at which it will be full again, in whole ticks: with counted tokens, rounding could make a call
/// wait for two refills. Guarded by its owner.
/// </summary>
internal sealed class CallRefill(CallBudgetOptions options)
{
    private long _fullAt;

    /// <summary>How long one call takes to come back.</summary>
    public long Interval { get; } = Math.Max(1, (long)Math.Round(TimeSpan.TicksPerSecond / options.CallsPerSecond));

    public long BannedUntil { get; private set; }

    /// <summary>When there is a call for a lane.</summary>
    public long ReadyAt(CallLane lane)
    {
        var kept = lane is CallLane.Browse or CallLane.Refresh ? options.KeptForOrders : 0;
        return Math.Max(BannedUntil, _fullAt - ((options.Burst - 1 - kept) * Interval));
    }

    public void Take(long now) => _fullAt = Math.Max(_fullAt, now) + Interval;

    /// <summary>Gives nothing for a while. After it the bucket is empty: the account was too fast, so it begins slowly.</summary>
    public void Ban(long now, TimeSpan length)
    {
        BannedUntil = Math.Max(BannedUntil, now + length.Ticks);
        _fullAt = Math.Max(_fullAt, BannedUntil + ((options.Burst - 1) * Interval));
    }
}
