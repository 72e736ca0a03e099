namespace ReverseBuy.Inventory.Planning;

/// <summary>The time since a start that lies before anything worth counting: what the policy of freshness reckons in.</summary>
internal sealed class FreshnessClock(TimeProvider time)
{
    // A snapshot that is older than this when the process starts counts as this old: it is stale either way.
    private static readonly TimeSpan OldestCounted = TimeSpan.FromDays(90);

    private readonly DateTimeOffset _start = time.GetUtcNow() - OldestCounted;

    public TimeSpan Now => Of(time.GetUtcNow());

    public TimeSpan Of(DateTimeOffset moment) => moment > _start ? moment - _start : TimeSpan.Zero;
}
