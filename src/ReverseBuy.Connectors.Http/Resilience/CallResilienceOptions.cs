using System.Security.Cryptography;

namespace ReverseBuy.Connectors.Http;

/// <summary>What is repeated after a failure, and when an account is left alone. Only calls that change nothing are ever repeated.</summary>
public sealed class CallResilienceOptions
{
    /// <summary>How often a call that changes nothing is tried again after an outage or a short ban. Default 2; 0 for never.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first retry, doubled before each further one. Default 0.2 seconds.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a retry. Default 2 seconds.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Where the scatter of waits comes from: a source of numbers from 0 to 1, safe for any thread. Default: the system's.</summary>
    public Func<double> Scatter { get; set; } = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    /// <summary>Which part of an account's calls must fail for it to be left alone. Default one half.</summary>
    public double BreakAtFailureRatio { get; set; } = 0.5;

    /// <summary>How many calls there must have been to judge by; at least 2. Default 10.</summary>
    public int BreakAfterCalls { get; set; } = 10;

    /// <summary>Over which time calls are looked at; at least half a second. Default 30 seconds.</summary>
    public TimeSpan BreakWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an account is left alone; at least half a second. Default 15 seconds.</summary>
    public TimeSpan BreakLength { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a call may take altogether, with its waits for the budget, renewals and retries; more than 10 milliseconds, at most a day. Default 2 minutes.
    /// How long one sending may take is each connector's option.
    /// </summary>
    public TimeSpan LongestCall { get; set; } = TimeSpan.FromMinutes(2);

    internal IEnumerable<string> Validate(string section)
    {
        var half = TimeSpan.FromSeconds(0.5);
        if (Retries is < 0 or > 10)
        {
            yield return $"{section}:{nameof(Retries)} is {Retries}; it must be from 0 to 10.";
        }

        if (FirstDelay < TimeSpan.Zero || LongestDelay < FirstDelay || LongestDelay > TimeSpan.FromHours(1))
        {
            yield return $"{section}:{nameof(FirstDelay)} is {FirstDelay} and {nameof(LongestDelay)} {LongestDelay}; neither may be negative, and the first not the longer.";
        }

        if (LongestCall <= TimeSpan.FromMilliseconds(10) || LongestCall > TimeSpan.FromDays(1))
        {
            yield return $"{section}:{nameof(LongestCall)} is {LongestCall}; it must be more than 10 milliseconds and at most a day.";
        }

        if (BreakAtFailureRatio is not (> 0 and <= 1))
        {
            yield return $"{section}:{nameof(BreakAtFailureRatio)} is {BreakAtFailureRatio}; it must be more than 0 and at most 1.";
        }

        if (BreakAfterCalls < 2)
        {
            yield return $"{section}:{nameof(BreakAfterCalls)} is {BreakAfterCalls}; it must be at least 2.";
        }

        if (BreakWindow < half || BreakLength < half || BreakWindow > TimeSpan.FromDays(1) || BreakLength > TimeSpan.FromDays(1))
        {
            yield return $"{section}:{nameof(BreakWindow)} is {BreakWindow} and {nameof(BreakLength)} {BreakLength}; both must be from half a second to a day.";
        }
    }
}
