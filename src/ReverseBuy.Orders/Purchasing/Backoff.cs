namespace ReverseBuy.Orders.Purchasing;

/// <summary>How long to wait after something failed.</summary>
internal static class Backoff
{
    /// <summary>The delay of the options, doubled for each failure before, and never longer than their longest.</summary>
    public static TimeSpan After(OrdersOptions options, int failures)
    {
        // Beyond 30 doublings it is the longest anyway, and shifting further would overflow.
        var factor = 1L << Math.Clamp(failures, 0, 30);
        return options.RetryDelay > options.LongestRetryDelay / factor ? options.LongestRetryDelay : options.RetryDelay * factor;
    }
}
