using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>Our time-outs, retries and breakers: retries of what changes nothing, and one breaker for each account.</summary>
internal sealed class CallResilience : ICallResilience
{
    private static readonly CallResilienceOptions Otherwise = new();
    private static readonly ResiliencePropertyKey<TimeSpan> Timeout = new("reversebuy.timeout");

    private readonly Dictionary<MarketplaceId, CallResilienceOptions> _options;
    private readonly PolicyFactory _policies;
    private readonly ResiliencePipeline _sending;
    private readonly ConcurrentDictionary<PolicyKey, AccountPolicy> _ofAccounts = new();

    public CallResilience(IEnumerable<PlatformClient> platforms, PolicyFactory policies, TimeProvider time)
    {
        _options = platforms.ToDictionary(platform => platform.Marketplace, platform => platform.Options.Resilience);
        _policies = policies;
        _sending = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = static arguments => ValueTask.FromResult(arguments.Context.Properties.GetValue(Timeout, System.Threading.Timeout.InfiniteTimeSpan)),
            })
            .Build();
    }

    public async ValueTask<TResult> ExecuteAsync<TResult>(
        ResilientCall call,
        Func<CancellationToken, ValueTask<TResult>> attempt,
        CancellationToken cancellationToken)
    {
        var policy = _ofAccounts.GetOrAdd(PolicyKey.Of(call), static (key, me) => me.Make(key), this);
        try
        {
            return await policy.Of(call.Safety).ExecuteAsync(static (attempt, token) => attempt(token), attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException exception)
        {
            throw new MarketplaceException(
                call.Marketplace,
                MarketplaceErrorKind.Unavailable,
                $"{call.Operation} was not sent to marketplace '{call.Marketplace}': too many calls of buying account '{call.Context.Account}' of tenant "
                + $"'{call.Context.Tenant}' failed lately, so it is left alone for a while. Nothing was done; try again later.",
                exception)
            {
                RetryAfter = exception.RetryAfter,
            };
        }
        catch (TimeoutRejectedException exception)
        {
            // What was sent and may have changed something ends in doubt by itself, so here nothing was changed.
            throw new MarketplaceException(
                call.Marketplace,
                MarketplaceErrorKind.Unavailable,
                $"{call.Operation} took longer at marketplace '{call.Marketplace}' than a call may with all its waits and tries. Nothing was changed; try again later.",
                exception);
        }
    }

    public async ValueTask<CallAnswer> SendAsync(
        ResilientCall call,
        Func<CancellationToken, ValueTask<CallAnswer>> send,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(Timeout, call.Timeout);
            return await _sending.ExecuteAsync(static (context, send) => send(context.CancellationToken), context, send).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private AccountPolicy Make(PolicyKey key) => _policies.Make(key, _options.GetValueOrDefault(key.Account.Marketplace, Otherwise));
}
