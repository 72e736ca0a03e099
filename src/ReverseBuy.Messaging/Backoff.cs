namespace ReverseBuy.Messaging;

/// <summary>How long to wait after failures in a row: one second, doubled each time, and never more than five minutes.</summary>
internal static class Backoff
{
    private const int MaximumDoublings = 9;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(30);

    public static TimeSpan After(int failures) => After(failures, Longest);

    /// <summary>After failures for which the work is not to blame: what is away comes back, and is not to be waited for much longer than that. Never more than 30 seconds.</summary>
    public static TimeSpan AfterOutage(int failures) => After(failures, LongestOutage);

    private static TimeSpan After(int failures, TimeSpan longest)
    {
        var doublings = Math.Clamp(failures - 1, 0, MaximumDoublings);
        var delay = First * (1 << doublings);
        return delay < longest ? delay : longest;
    }
}
