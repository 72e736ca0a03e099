using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>Our retries and breakers: retries of what changes nothing, and one breaker for each account.</summary>
internal sealed class CallResilience(IEnumerable<PlatformClient> platforms, BreakerFactory breakers) : ICallResilience
{
    private static readonly CallResilienceOptions Otherwise = new();

    private readonly Dictionary<MarketplaceId, CallResilienceOptions> _options =
        platforms.ToDictionary(platform => platform.Marketplace, platform => platform.Options.Resilience);

    private readonly ConcurrentDictionary<AccountKey, AccountPolicy> _policies = new();

    public async ValueTask<TResult> ExecuteAsync<TResult>(
        ResilientCall call,
        Func<CancellationToken, ValueTask<TResult>> attempt,
        CancellationToken cancellationToken)
    {
        var policy = _policies.GetOrAdd(
            AccountKey.Of(call.Marketplace, call.Context),
            static (key, me) => me.Make(key),
            this);
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
    }

    private AccountPolicy Make(AccountKey key) => breakers.Make(key, _options.GetValueOrDefault(key.Marketplace, Otherwise));
}
