using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Flooding;

/// <summary>A host with its tenants, each with a database, which verify at a simulator over HTTP.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly WarehouseAddress Guangzhou = new()
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

    private readonly IHost _host;

    private Site(IHost host, IReadOnlyList<TenantId> others) => (_host, Others) = (host, others);

    /// <summary>The tenant that floods.</summary>
    public static TenantId One { get; } = new("flooding");

    public IReadOnlyList<TenantId> Others { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<Site> StartAsync(FloodSettings settings, string folder, SandboxHost market, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddDataProtection().SetApplicationName("flooding").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddSingleton<OutboxWatch>();
        var reverseBuy = builder.Services
            .AddReverseBuy(options =>
            {
                options.Warehouses.Add(Guangzhou);
                options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "fixed", DateTimeOffset.UnixEpoch));
            })
            .AddAlibaba1688(connector =>
            {
                connector.Endpoint = new Uri(market.BaseAddress, "1688/openapi/");
                (connector.AppKey, connector.AppSecret) = ("sandbox-key", "sandbox-secret");
            })
            .AddEventHandler<OrderPlaced, OutboxWatch>("watch");
        if (settings.PostgreSql is { } connection)
        {
            var prefix = $"flood_{Guid.NewGuid():N}"[..14] + "_";
            reverseBuy.UsePostgreSql(options => (options.ConnectionString, options.TenantDatabasePrefix) = ($"{connection};Database={prefix}control", prefix));
        }
        else
        {
            reverseBuy.UseSqlite(options => options.DataFolder = Path.Combine(folder, "data"));
        }

        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        List<TenantId> others = [.. Enumerable.Range(1, settings.Others).Select(number => new TenantId($"other-{number}"))];
        var tenants = host.Services.GetRequiredService<ITenants>();
        foreach (var tenant in others.Append(One))
        {
            await tenants.OnboardAsync(tenant, tenant.Value, cancellationToken);
            await tenants.ConnectAccountAsync(tenant, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "benchmark"), cancellationToken);
        }

        return new Site(host, others);
    }

    /// <summary>Deletes the tenants, their databases included, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var tenant in Others.Append(One))
        {
            await Services.GetRequiredService<ITenantLifecycle>().DeleteAsync(tenant, CancellationToken.None);
        }

        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
