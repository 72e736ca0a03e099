using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>A host with the connector in it and a scripted platform below.</summary>
internal sealed class ScriptedHost : IAsyncDisposable
{
    public const string Secret = "the-secret-of-the-application";
    public const string AccessToken = "the-token-of-the-account";

    private static readonly TenantId Tenant = new("alice");
    private readonly ServiceProvider _services;

    private ScriptedHost(ScriptedGateway gateway, ServiceProvider services)
    {
        Gateway = gateway;
        _services = services;
    }

    public ScriptedGateway Gateway { get; }

    public ConnectorContext Context { get; } = new(Tenant, new BuyingAccountId("main"), CallLane.Verify);

    public static ListingId Listing { get; } = new(Alibaba1688Marketplace.Id, "548818919805");

    public static PurchaseLine Line { get; } = new(
        new SkuId(Listing, "3332085412530"),
        "548818919805:eb81c61de14f4adb405ffcc2c8a4a3fb",
        2,
        new Money(18m, Currency.CNY));

    public static PurchaseRequest Purchase { get; } = new("rb1", SandboxFixture.Warehouse, [Line]);

    public static async Task<ScriptedHost> StartAsync(Action<IServiceCollection>? more = null, Action<Alibaba1688Options>? configure = null, bool connect = true)
    {
        var gateway = new ScriptedGateway();
        var services = new ServiceCollection();
        more?.Invoke(services);
        services.AddReverseBuy().UseInMemory().AddAlibaba1688(options =>
        {
            options.AppKey = "1000000";
            options.AppSecret = Secret;
            options.Calls.Resilience.Retries = 0;
            configure?.Invoke(options);
        });
        services.AddHttpClient(Alibaba1688Gateway.ClientName).ConfigurePrimaryHttpMessageHandler(() => gateway);
        var provider = services.BuildServiceProvider();
        var tenants = provider.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Tenant, "Alice", TestContext.Current.CancellationToken);
        if (!connect)
        {
            return new ScriptedHost(gateway, provider);
        }

        await tenants.ConnectAccountAsync(
            Tenant,
            Alibaba1688Marketplace.Id,
            new BuyingAccountId("main"),
            new AccountCredentials(AccessToken),
            new Actor(ActorKind.Host, "test"),
            TestContext.Current.CancellationToken);
        return new ScriptedHost(gateway, provider);
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(Alibaba1688Marketplace.Id);

    /// <summary>Checks the settings as a start does.</summary>
    public void Check() => _services.GetRequiredService<IStartupValidator>().Validate();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Gateway.Dispose();
    }
}
