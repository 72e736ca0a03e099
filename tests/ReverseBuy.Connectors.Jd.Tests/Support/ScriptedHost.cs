using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>A host with the connector in it and a scripted platform below. Its clock stands still unless it is moved.</summary>
internal sealed class ScriptedHost : IAsyncDisposable
{
    public const string AppKey = "abcdef0123";
    public const string Secret = "the-secret-of-the-application";
    public const string AccessToken = "the-token-of-the-account";

    private readonly ServiceProvider _services;

    private ScriptedHost(ScriptedGateway gateway, ServiceProvider services, FakeTimeProvider time)
    {
        Gateway = gateway;
        _services = services;
        Time = time;
    }

    public static ConnectorContext Context { get; } = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Verify);

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

    public static ListingId Listing(string sku = "100001") => new(JdMarketplace.Id, sku);

    public static PurchaseLine Line(string sku = "7545792", int quantity = 1, decimal price = 159.16m) =>
        new(new SkuId(Listing(sku), SkuId.OnlySku), sku, quantity, new Money(price, Currency.CNY));

    public static PurchaseRequest Purchase(params PurchaseLine[] lines) => new("rb1", Warehouse, lines.Length == 0 ? [Line()] : lines);

    public static async Task<ScriptedHost> StartAsync(Action<JdOptions>? configure = null, Action<IServiceCollection>? services = null, bool hasWarehouse = true)
    {
        var gateway = new ScriptedGateway();
        var time = new FakeTimeProvider(new DateTimeOffset(2020, 5, 20, 2, 0, 0, TimeSpan.Zero));
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(time);
        services?.Invoke(collection);
        collection.AddReverseBuy(options =>
        {
            if (hasWarehouse)
            {
                options.Warehouses.Add(Warehouse);
            }
        }).UseInMemory().AddJd(options =>
        {
            (options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (AppKey, Secret, "某某公司");
            options.Calls.Budget.CallsPerSecond = 10_000;
            options.Calls.Budget.Burst = 10_000;
            options.Calls.Resilience.Retries = 0;
            configure?.Invoke(options);
        });
        collection.AddHttpClient(JdGateway.ClientName).ConfigurePrimaryHttpMessageHandler(() => gateway);
        var provider = collection.BuildServiceProvider();
        var tenants = provider.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Context.Tenant, "Alice", TestContext.Current.CancellationToken);
        await tenants.ConnectAccountAsync(
            Context.Tenant, JdMarketplace.Id, Context.Account, new AccountCredentials(AccessToken), new Actor(ActorKind.Host, "test"), TestContext.Current.CancellationToken);
        gateway.Answer("api/area/getJDAddressFromAddress", SampleFile.Text("address")).Answer("api/area/checkArea", SampleFile.Text("check-area"))
            .Answer("api/area/getTown", SampleFile.Text("no-towns"));
        return new ScriptedHost(gateway, provider, time);
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(JdMarketplace.Id);

    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Checks the settings as a start does.</summary>
    public void Check() => _services.GetRequiredService<IStartupValidator>().Validate();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Gateway.Dispose();
    }
}
