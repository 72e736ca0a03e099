using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ReverseBuy.Connectors.Http;

/// <summary>Makes the policies of an account.</summary>
internal sealed class PolicyFactory(OpenBreakers open, ConnectorTelemetry telemetry, TimeProvider time, ILogger<PolicyFactory> logger)
{
    public AccountPolicy Make(PolicyKey key, CallResilienceOptions options)
    {
        var breaker = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(Breaker(key, options)).Build();
        var single = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.LongestCall).AddPipeline(breaker).Build();
        return options.Retries == 0
            ? new AccountPolicy(single, single)
            : new AccountPolicy(
                new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.LongestCall).AddRetry(Retry(options)).AddPipeline(breaker).Build(),
                single);
    }

    // A refusal, even for being too fast, shows that the platform works; only silence and its own failures count.
    private CircuitBreakerStrategyOptions Breaker(PolicyKey key, CallResilienceOptions options) => new()
    {
        FailureRatio = options.BreakAtFailureRatio,
        MinimumThroughput = options.BreakAfterCalls,
        SamplingDuration = options.BreakWindow,
        BreakDuration = options.BreakLength,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is MarketplaceException { Kind: MarketplaceErrorKind.Unavailable or MarketplaceErrorKind.OutcomeUnknown }),
        OnOpened = change =>
        {
            open.Add(key, change.BreakDuration);
            return Changed(key.Account, "open");
        },
        OnHalfOpened = _ => Changed(key.Account, "half-open"),
        OnClosed = _ =>
        {
            open.Remove(key);
            return Changed(key.Account, "closed");
        },
    };

    private static RetryStrategyOptions Retry(CallResilienceOptions options) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Randomizer = options.Scatter,
        Delay = options.FirstDelay,
        MaxDelay = options.LongestDelay,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome.Exception, options)),
        DelayGenerator = arguments => ValueTask.FromResult(DelayAfter(arguments.Outcome.Exception)),
    };

    // Whoever waited for our own budget in vain is not made to wait again.
    private static bool IsWorthRepeating(Exception? exception, CallResilienceOptions options) => exception switch
    {
        MarketplaceException { Kind: MarketplaceErrorKind.Throttled, IsRefusedByBudget: false } => true,
        MarketplaceException { Kind: MarketplaceErrorKind.Unavailable } outage => outage.RetryAfter is not { } wait || wait <= options.LongestDelay,
        _ => false,
    };

    // A ban was noted in the account's budget, and there the next attempt waits until it is over, as long as its lane allows.
    private static TimeSpan? DelayAfter(Exception? exception) => exception switch
    {
        MarketplaceException { Kind: MarketplaceErrorKind.Throttled } => TimeSpan.Zero,
        MarketplaceException { RetryAfter: { } wait } => wait,
        _ => null,
    };

    private ValueTask Changed(AccountKey key, string state)
    {
        telemetry.BreakerChanged(key.Marketplace, state);
        ConnectorLog.BreakerChanged(logger, key, state);
        return ValueTask.CompletedTask;
    }
}
