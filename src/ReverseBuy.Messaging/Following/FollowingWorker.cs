using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Following;

/// <summary>Asks for each of a tenant's accounts what changed, in each way that its marketplace has, when it is time for it. One account that cannot be asked holds up no other.</summary>
internal sealed class FollowingWorker(
    ITenants tenants,
    IAppRegistrations registrations,
    IConnectors connectors,
    FeedPull feeds,
    ModifiedSweep sweeps,
    MessagingOptions options,
    MessagingMetrics metrics,
    TimeProvider time,
    ILogger<FollowingWorker> logger) : ITenantWorker
{
    private const string Feed = "feed";
    private const string Sweep = "sweep";

    private readonly ConcurrentDictionary<(FollowedAccount Account, string Way), DateTimeOffset> _due = new();

    public string Name => WorkerNames.Following;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var account in await ListAccountsAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            var capabilities = connectors.Describe(account.Marketplace).Capabilities;
            if (capabilities.HasFlag(ConnectorCapabilities.ChangeFeed))
            {
                next = Earlier(next, await AskAsync(account, Feed, feeds.PullAsync, options.FeedInterval, cancellationToken).ConfigureAwait(false));
            }

            if (capabilities.HasFlag(ConnectorCapabilities.UpstreamOrders))
            {
                next = Earlier(next, await AskAsync(account, Sweep, sweeps.RunAsync, options.ModifiedInterval, cancellationToken).ConfigureAwait(false));
            }
        }

        return next;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } known && known < other ? known : other;

    private async ValueTask<IEnumerable<FollowedAccount>> ListAccountsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var known = await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var named = await registrations.ListAccountsAsync(tenant, cancellationToken).ConfigureAwait(false);
        var served = connectors.All.Select(connector => connector.Marketplace).ToHashSet();
        return known.Accounts.Select(account => new FollowedAccount(tenant, account.Key, account.Value))
            .Concat(named.Select(account => new FollowedAccount(tenant, account.Marketplace, account.Account)))
            .Where(account => served.Contains(account.Marketplace))
            .Distinct();
    }

    private async ValueTask<DateTimeOffset> AskAsync(
        FollowedAccount account,
        string way,
        Func<FollowedAccount, CancellationToken, ValueTask<bool>> ask,
        TimeSpan interval,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_due.TryGetValue((account, way), out var due) && now < due)
        {
            return due;
        }

        var wait = interval;
        try
        {
            var hasMore = await ask(account, cancellationToken).ConfigureAwait(false);
            metrics.Asked(account.Marketplace, way, MessagingMetrics.Done);
            wait = hasMore ? TimeSpan.Zero : interval;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whoever is refused for want of budget comes again soon; whatever else it is, asking more often mends nothing.
            wait = exception is MarketplaceException { IsRefusedByBudget: true, RetryAfter: { } after } && after < interval ? after : interval;
            metrics.Asked(account.Marketplace, way, MessagingMetrics.Failed);
            Log.ChangesNotAsked(logger, account.Marketplace.Value, way, account.Tenant, wait, FailureText.Of(exception));
        }

        return _due[(account, way)] = time.GetUtcNow() + wait;
    }
}
