namespace ReverseBuy.Messaging;

/// <summary>How long to wait after failures in a row: one second, doubled each time, and never more than five minutes.</summary>
internal static class Backoff
{
    private const int MaximumDoublings = 9;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static TimeSpan After(int failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, MaximumDoublings);
        var delay = First * (1 << doublings);
        return delay < Longest ? delay : Longest;
    }
}
