using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Connectors.Http;

/// <summary>What is measured of calls. Listed in <c>docs/telemetry.md</c>. Tags of instruments have few values, but for the spending: whose it is, is the question.</summary>
internal sealed class ConnectorTelemetry : IDisposable
{
    public const string Done = "done";

    private static readonly string Version = ReverseBuyDiagnostics.VersionOf(typeof(ConnectorTelemetry));

    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.ConnectorsName, Version);
    private readonly Meter _meter = new(ReverseBuyDiagnostics.ConnectorsName, Version);
    private readonly Histogram<double> _calls;
    private readonly Counter<long> _spent;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _bans;
    private readonly Counter<long> _renewals;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _breakers;
    private readonly Counter<long> _saves;
    private readonly Counter<long> _clocks;
    private readonly Counter<long> _sharing;

    public ConnectorTelemetry()
    {
        _calls = _meter.CreateHistogram<double>("reversebuy.connectors.call.duration", "s", "How long a call took, with waits and retries, by outcome.", advice: HistogramAdvice.Calls);
        _spent = _meter.CreateCounter<long>("reversebuy.connectors.spent_calls", "{call}", "Calls taken from the accounts' budgets, by lane and tenant.");
        _waits = _meter.CreateHistogram<double>("reversebuy.connectors.budget.wait", "s", "How long calls waited for their budget, by lane and result.", advice: HistogramAdvice.Calls);
        _bans = _meter.CreateCounter<long>("reversebuy.connectors.bans", "{ban}", "How often a marketplace refused an account for being too fast.");
        _renewals = _meter.CreateCounter<long>("reversebuy.connectors.token_refreshes", "{refresh}", "Renewals of tokens, by result.");
        _retries = _meter.CreateCounter<long>("reversebuy.connectors.retries", "{retry}", "Calls that change nothing and were tried again.");
        _breakers = _meter.CreateCounter<long>("reversebuy.connectors.breaker_changes", "{change}", "Changes of accounts' breakers, by new state.");
        _saves = _meter.CreateCounter<long>("reversebuy.connectors.token_saves", "{save}", "Tries to store renewed tokens, by result; those that failed are used from memory.");
        _clocks = _meter.CreateCounter<long>("reversebuy.connectors.clock_corrections", "{correction}", "How often calls' time was set by a marketplace's clock.");
        _sharing = _meter.CreateCounter<long>("reversebuy.connectors.budget.sharing_changes", "{change}", "How often this node began to count calls alone, and to share their count again.");
    }

    public static string NameOf(MarketplaceErrorKind kind) => kind switch
    {
        MarketplaceErrorKind.Throttled => "throttled",
        MarketplaceErrorKind.AuthExpired => "auth-expired",
        MarketplaceErrorKind.PermissionDenied => "permission-denied",
        MarketplaceErrorKind.InvalidRequest => "invalid-request",
        MarketplaceErrorKind.NotFound => "not-found",
        MarketplaceErrorKind.Unavailable => "unavailable",
        _ => "outcome-unknown",
    };

    public static string NameOf(CallLane lane) => lane switch
    {
        CallLane.Token => "token",
        CallLane.Verify => "verify",
        CallLane.Purchase => "purchase",
        CallLane.Refresh => "refresh",
        _ => "browse",
    };

    public MeasuredCall Begin(MarketplaceId marketplace, string operation, ConnectorContext context, TimeProvider time)
    {
        var activity = _source.StartActivity("reversebuy.connectors.call", ActivityKind.Client)?
            .SetTag("reversebuy.tenant", context.Tenant.Value)
            .SetTag("reversebuy.marketplace", marketplace.Value)
            .SetTag("reversebuy.operation", operation)
            .SetTag("reversebuy.lane", NameOf(context.Lane));
        return new MeasuredCall(_calls, activity, time, [Tag(marketplace), new("reversebuy.operation", operation), Tag(context.Lane)]);
    }

    public void Budgeted(MarketplaceId marketplace, ConnectorContext context, TimeSpan wait, bool isGranted)
    {
        if (isGranted)
        {
            _spent.Add(1, Tag(marketplace), Tag(context.Lane), new("reversebuy.tenant", context.Tenant.Value));
        }

        _waits.Record(wait.TotalSeconds, Tag(marketplace), Tag(context.Lane), Result(isGranted ? Done : "refused"));
    }

    public void Banned(MarketplaceId marketplace) => _bans.Add(1, Tag(marketplace));

    public void Renewed(MarketplaceId marketplace, string result) => _renewals.Add(1, Tag(marketplace), Result(result));

    public void TokenSaved(MarketplaceId marketplace, string result) => _saves.Add(1, Tag(marketplace), Result(result));

    public void ClockSet(MarketplaceId marketplace) => _clocks.Add(1, Tag(marketplace));

    public void SharingChanged(string state) => _sharing.Add(1, new KeyValuePair<string, object?>("reversebuy.state", state));

    public void Retried(MarketplaceId marketplace, string operation) => _retries.Add(1, Tag(marketplace), new("reversebuy.operation", operation));

    public void BreakerChanged(MarketplaceId marketplace, string state) => _breakers.Add(1, Tag(marketplace), new("reversebuy.state", state));

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(MarketplaceId marketplace) => new("reversebuy.marketplace", marketplace.Value);

    private static KeyValuePair<string, object?> Tag(CallLane lane) => new("reversebuy.lane", NameOf(lane));

    private static KeyValuePair<string, object?> Result(string result) => new("reversebuy.result", result);
}
