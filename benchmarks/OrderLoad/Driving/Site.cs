using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.OrderLoad.Driving;

/// <summary>A host with its agents: on PostgreSQL and RabbitMQ, buying from a simulator over HTTP.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly IHost _host;

    private Site(IHost host, string prefix, IReadOnlyList<TenantId> tenants) => (_host, Prefix, Tenants) = (host, prefix, tenants);

    /// <summary>What the names of its databases begin with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<TenantId> Tenants { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a host and takes its agents on.</summary>
    /// <param name="settings">Servers, and how many agents.</param>
    /// <param name="prefix">What the names of databases and queues begin with.</param>
    /// <param name="folder">A folder for keys.</param>
    /// <param name="market">Where is bought.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Site> StartAsync(LoadSettings settings, string prefix, string folder, SandboxHost market, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddDataProtection().SetApplicationName("order-load").PersistKeysToFileSystem(new DirectoryInfo(folder));
        builder.Services
            .AddReverseBuy(options =>
            {
                options.Warehouses.Add(Guangzhou);
                options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "fixed", DateTimeOffset.UnixEpoch));
            })
            .UsePostgreSql(options =>
            {
                options.ConnectionString = $"{settings.PostgreSql};Database={prefix}control";
                options.TenantDatabasePrefix = prefix;
            })
            .UseRabbitMQ(options => (options.Uri, options.Prefix) = (settings.RabbitMQ, prefix.TrimEnd('_')))
            .AddAlibaba1688(connector =>
            {
                connector.Endpoint = new Uri(market.BaseAddress, "1688/openapi/");
                (connector.AppKey, connector.AppSecret) = ("sandbox-key", "sandbox-secret");
                connector.Calls.Budget.CallsPerSecond = 5_000;
            });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        List<TenantId> ids = [.. Enumerable.Range(1, settings.Tenants).Select(number => new TenantId($"agent-{number}"))];
        var tenants = host.Services.GetRequiredService<ITenants>();
        foreach (var id in ids)
        {
            await tenants.OnboardAsync(id, id.Value, cancellationToken);
            await tenants.ConnectAccountAsync(id, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "benchmark"), cancellationToken);
        }

        return new Site(host, prefix, ids);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static WarehouseAddress Guangzhou { get; } = new()
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
}
