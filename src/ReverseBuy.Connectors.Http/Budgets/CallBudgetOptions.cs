namespace ReverseBuy.Connectors.Http;

/// <summary>How many calls a buying account may make. What matters more goes first: tokens, verify, purchase, refresh, browse.</summary>
public sealed class CallBudgetOptions
{
    /// <summary>How many calls an account may make per second in the long run. Default 5; a connector sets what its platform bears.</summary>
    public double CallsPerSecond { get; set; } = 5;

    /// <summary>How many calls it may make at once after a rest; at least 1. Default 10.</summary>
    public int Burst { get; set; } = 10;

    /// <summary>How many calls of the burst browsing and refreshing leave to verifications and purchases; less than the burst. Default 3.</summary>
    public int KeptForOrders { get; set; } = 3;

    /// <summary>How long a browse call waits for its turn before it is refused as throttled. Default 2 seconds.</summary>
    public TimeSpan LongestBrowseWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a refresh waits for its turn. Default 30 seconds: nobody looks at it.</summary>
    public TimeSpan LongestRefreshWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a purchase waits for its turn. Default 15 seconds; it is tried again later.</summary>
    public TimeSpan LongestPurchaseWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a verification waits for its turn. Default 5 seconds: a customer waits for it.</summary>
    public TimeSpan LongestVerifyWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long getting or renewing a token waits for its turn. Default 15 seconds: other calls wait for it.</summary>
    public TimeSpan LongestTokenWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an account is left alone when its platform says "too many calls" and not for how long. Default 2 seconds.</summary>
    public TimeSpan BanWhenUntold { get; set; } = TimeSpan.FromSeconds(2);

    internal TimeSpan LongestWait(CallLane lane) => lane switch
    {
        CallLane.Token => LongestTokenWait,
        CallLane.Verify => LongestVerifyWait,
        CallLane.Purchase => LongestPurchaseWait,
        CallLane.Refresh => LongestRefreshWait,
        CallLane.Browse => LongestBrowseWait,
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "Not a lane."),
    };

    internal IEnumerable<string> Validate(string section)
    {
        if (!double.IsFinite(CallsPerSecond) || CallsPerSecond is < 0.001 or > 1_000_000)
        {
            yield return $"{section}:{nameof(CallsPerSecond)} is {CallsPerSecond}; it must be from 0.001 to 1000000.";
        }

        if (Burst < 1)
        {
            yield return $"{section}:{nameof(Burst)} is {Burst}; it must be at least 1.";
        }

        if (KeptForOrders < 0 || KeptForOrders >= Math.Max(Burst, 1))
        {
            yield return $"{section}:{nameof(KeptForOrders)} is {KeptForOrders}; it must be at least 0 and less than {nameof(Burst)}, or nobody could browse.";
        }

        foreach (var (key, wait) in new[]
        {
            (nameof(LongestBrowseWait), LongestBrowseWait), (nameof(LongestRefreshWait), LongestRefreshWait),
            (nameof(LongestPurchaseWait), LongestPurchaseWait), (nameof(LongestVerifyWait), LongestVerifyWait), (nameof(LongestTokenWait), LongestTokenWait), (nameof(BanWhenUntold), BanWhenUntold),
        })
        {
            if (wait < TimeSpan.Zero || wait > TimeSpan.FromDays(1))
            {
                yield return $"{section}:{key} is {wait}; it must be from nothing to a day.";
            }
        }
    }
}
