namespace ReverseBuy.Settings;

/// <summary>How much a tenant may do; what is <see langword="null"/> is left as it is, which is without limit unless the host has set one.</summary>
public sealed record QuotaSettings
{
    /// <summary>How many orders may be placed in a day, which begins at midnight UTC; at least 1.</summary>
    public int? OrdersADay { get; init; }

    /// <summary>
    /// How many calls a minute each process may make to marketplaces for browsing and refreshing; at least 1. Calls for orders and purchases count, and are never refused.
    /// </summary>
    public int? LiveCallsAMinute { get; init; }

    internal QuotaSettings Over(QuotaSettings? below) => new()
    {
        OrdersADay = OrdersADay ?? below?.OrdersADay,
        LiveCallsAMinute = LiveCallsAMinute ?? below?.LiveCallsAMinute,
    };
}
