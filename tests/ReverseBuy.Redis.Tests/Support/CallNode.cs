using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Redis.Budgets;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>A node of a host that calls a marketplace: the connectors' budgets over the count in Redis, by a clock of its own.</summary>
internal sealed class CallNode : IAsyncDisposable
{
    private static readonly MarketplaceId Marketplace = new("shop");

    private readonly RedisNode _redis;
    private readonly ServiceProvider _services;
    private readonly ICallBudgets _budgets;

    public CallNode(string configuration, string prefix, Action<CallBudgetOptions> configure, TimeProvider? answers = null)
    {
        _redis = new RedisNode(configuration, prefix, Time, answers);
        Asked = new WatchedAllowance(new RedisSharedAllowance(_redis.Server, _redis.Keys));
        var options = new PlatformCallOptions();
        configure(options.Budget);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ISharedAllowance>(Asked);
        services.AddSingleton(typeof(ILogger<>), typeof(Microsoft.Extensions.Logging.Abstractions.NullLogger<>));
        new Builder(services).AddConnector(new ConnectorDescriptor
        {
            Marketplace = Marketplace,
            DisplayName = "Shop",
            Capabilities = ConnectorCapabilities.None,
        }).UsePlatformCalls("shop", _ => options);
        _services = services.BuildServiceProvider();
        _budgets = _services.GetRequiredService<ICallBudgets>();
    }

    public FakeTimeProvider Time { get; } = new();

    public WatchedAllowance Asked { get; }

    public Task CallAsync(CallLane lane, string account = "main") =>
        _budgets.AcquireAsync(Marketplace, Context(lane, account), TestContext.Current.CancellationToken).AsTask();

    public void Ban(TimeSpan length) => _budgets.Ban(Marketplace, Context(CallLane.Verify, "main"), length);

    public string KeyOf(string account) => _redis.Keys.Calls(Context(CallLane.Browse, account).Tenant, Marketplace, new BuyingAccountId(account));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private static ConnectorContext Context(CallLane lane, string account) => new(new TenantId("anna"), new BuyingAccountId(account), lane);

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
