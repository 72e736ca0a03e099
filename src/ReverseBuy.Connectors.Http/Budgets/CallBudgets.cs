using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Settings;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Budgets of the calls that this process makes. Several nodes that have the same accounts need an <see cref="ISharedAllowance"/>, or each a part of the rate.
/// </summary>
internal sealed class CallBudgets(
    IEnumerable<PlatformClient> platforms,
    ConnectorTelemetry telemetry,
    TimeProvider time,
    ILogger<SharedCalls> logger,
    IEffectiveSettings? settings = null,
    ISharedAllowance? allowance = null) : ICallBudgets
{
    private static readonly CallBudgetOptions Otherwise = new();

    private readonly Dictionary<MarketplaceId, CallBudgetOptions> _options = platforms.ToDictionary(platform => platform.Marketplace, platform => platform.Options.Budget);
    private readonly ConcurrentDictionary<AccountKey, AccountBucket> _buckets = new();
    private readonly LiveCallQuotas? _quotas = settings is null ? null : new LiveCallQuotas(settings, time);
    private readonly SharedCalls? _shared = allowance is null ? null : new SharedCalls(allowance, telemetry, time, logger);

    public async ValueTask AcquireAsync(MarketplaceId marketplace, ConnectorContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var asked = time.GetTimestamp();
        if (_quotas is not null && await _quotas.TakeAsync(context, cancellationToken).ConfigureAwait(false) is { } rest)
        {
            telemetry.Budgeted(marketplace, context, time.GetElapsedTime(asked), isGranted: false);
            throw QuotaReached(marketplace, context, rest);
        }

        var bucket = BucketOf(marketplace, context);
        TimeSpan? refused = null;
        if (bucket.Ask(context.Lane) is { } waiter)
        {
            try
            {
                refused = await waiter.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                bucket.Leave(waiter);
                throw;
            }
        }

        telemetry.Budgeted(marketplace, context, time.GetElapsedTime(asked), isGranted: refused is null);
        if (refused is { } wait)
        {
            throw Throttled(marketplace, context, wait);
        }
    }

    public void Ban(MarketplaceId marketplace, ConnectorContext context, TimeSpan retryAfter)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        BucketOf(marketplace, context).Ban(retryAfter);
        telemetry.Banned(marketplace);
    }

    private static MarketplaceException QuotaReached(MarketplaceId marketplace, ConnectorContext context, TimeSpan wait) => new(
        marketplace,
        MarketplaceErrorKind.Throttled,
        $"Tenant '{context.Tenant}' has made as many live calls as its quota allows in a minute; nothing was sent to marketplace '{marketplace}' for the lane {context.Lane}. "
        + "Try again later, or raise quotas.liveCallsAMinute with ITenantSettings.ChangeAsync.")
    {
        RetryAfter = wait,
        IsRefusedByBudget = true,
    };

    private static MarketplaceException Throttled(MarketplaceId marketplace, ConnectorContext context, TimeSpan wait) => new(
        marketplace,
        MarketplaceErrorKind.Throttled,
        $"Buying account '{context.Account}' of tenant '{context.Tenant}' has no call left at marketplace '{marketplace}' for the lane {context.Lane}; nothing was sent. "
        + "Try again later, raise the budget in the connector's options if the platform allows, or connect a further account.")
    {
        RetryAfter = wait,
        IsRefusedByBudget = true,
    };

    private AccountBucket BucketOf(MarketplaceId marketplace, ConnectorContext context) => _buckets.GetOrAdd(
        AccountKey.Of(marketplace, context),
        static (key, me) => me.BucketOf(key),
        this);

    private AccountBucket BucketOf(AccountKey key)
    {
        var options = _options.GetValueOrDefault(key.Marketplace, Otherwise);
        var shared = _shared is null
            ? null
            : new SharedAccount(
                _shared,
                new CallAllowance(key.Tenant, key.Marketplace, key.Account, options.CallsPerSecond, options.Burst, options.KeptForOrders));
        return new AccountBucket(options, shared, time);
    }
}
