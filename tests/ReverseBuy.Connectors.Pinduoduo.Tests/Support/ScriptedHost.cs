using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>A host with the connector in it and a scripted platform below. Its clock stands still unless it is moved. No account is connected: none is needed.</summary>
internal sealed class ScriptedHost : IAsyncDisposable
{
    public const string AppKey = "abcdef0123";
    public const string Secret = "the-secret-of-the-application";
    public const string Sign = "c9r2omogKFFAc7WBwvbZU1ikIb16_J3CTa8HNN";

    private readonly ServiceProvider _services;

    private ScriptedHost(ScriptedGateway gateway, ServiceProvider services, FakeTimeProvider time)
    {
        Gateway = gateway;
        _services = services;
        Time = time;
    }

    public static ConnectorContext Context { get; } = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Verify);

    public static ListingId Listing { get; } = new(PinduoduoMarketplace.Id, Sign);

    public static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    public ScriptedGateway Gateway { get; }

    public FakeTimeProvider Time { get; }

    public static PurchaseLine Line(string sku = SkuId.OnlySku) => new(new SkuId(Listing, sku), Sign, 2, new Money(19.90m, Currency.CNY));

    public static PurchaseRequest Purchase(string reference = "PO7", params PurchaseLine[] lines) => new(reference, Warehouse, lines.Length == 0 ? [Line()] : lines);

    public static void Configure(PinduoduoOptions options) =>
        (options.AppKey, options.AppSecret, options.Pid, options.Uid) = (AppKey, Secret, "60005_612", "T42");

    public static ScriptedHost Start(Action<PinduoduoOptions>? configure = null)
    {
        var gateway = new ScriptedGateway();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 15, 2, 0, 0, TimeSpan.Zero));
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddReverseBuy().UseInMemory().AddPinduoduo(options =>
        {
            Configure(options);
            options.Calls.Budget.CallsPerSecond = 10_000;
            options.Calls.Budget.Burst = 10_000;
            options.Calls.Resilience.Retries = 0;
            configure?.Invoke(options);
        });
        collection.AddHttpClient(PinduoduoGateway.ClientName).ConfigurePrimaryHttpMessageHandler(() => gateway);
        return new ScriptedHost(gateway, collection.BuildServiceProvider(), time);
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(PinduoduoMarketplace.Id);

    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Gateway.Dispose();
    }
}
