using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart.Handlers;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Messaging;

namespace Quickstart;

/// <summary>The host of a buying agent's shop: this is the part to copy.</summary>
internal static class Shop
{
    public static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("guangzhou"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    // The simulator is ours and may be asked as fast as it answers; at a real platform leave the connectors' defaults.
    private const double SandboxCallsPerSecond = 1_000;

    /// <summary>A fixed rate, until settlement brings real ones.</summary>
    public static ExchangeRate Rate { get; } = new(Currency.CNY, Currency.EUR, 0.128m, "fixed for the sample", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public static IHost Build(string folder, Action<HostApplicationBuilder, IReverseBuyBuilder> connect)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // a sample's keys lie unencrypted, and it knows
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical); // that the host did not start is told once, on the screen
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // The key ring that encrypts the buying accounts' tokens; not beside the data, or a stolen backup brings its own key.
        builder.Services.AddDataProtection()
            .SetApplicationName("reversebuy-quickstart")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));

        var reverseBuy = builder.Services
            .AddReverseBuy(options =>
            {
                options.Warehouses.Add(Warehouse);
                options.Orders.Rates.Add(Rate);

                // The simulator is near and quick: a call that was not answered within half a second is not on its way any more. At a real marketplace keep the defaults.
                options.Orders.SendWindow = TimeSpan.FromMilliseconds(500);
                options.Orders.ClockSkew = TimeSpan.Zero;
                options.Orders.RetryDelay = TimeSpan.FromMilliseconds(100);
            })
            .UseSqlite(options => options.DataFolder = Path.Combine(folder, "data"))
            .AddEventHandler<UpstreamShipped, LogisticsHandler>("logistics")
            .AddEventHandler<PackageArrived, LogisticsHandler>("logistics")
            .AddEventHandler<ItemsStored, LogisticsHandler>("logistics")
            .AddEventHandler<ParcelPacked, LogisticsHandler>("logistics")
            .AddEventHandler<ParcelDispatched, LogisticsHandler>("logistics")
            .AddEventHandler<ParcelDelivered, LogisticsHandler>("logistics")
            .AddEventHandler<OrderPlaced, NotificationHandler>("notifications")
            .AddEventHandler<OrderPaid, NotificationHandler>("notifications")
            .AddEventHandler<PurchaseOutcomeUnknown, NotificationHandler>("notifications")
            .AddEventHandler<ItemsStored, NotificationHandler>("notifications")
            .AddEventHandler<ParcelDispatched, NotificationHandler>("notifications")
            .AddEventHandler<ParcelDelivered, NotificationHandler>("notifications");
        connect(builder, reverseBuy);
        return builder.Build();
    }

    public static async Task RunAsync(IHost host, Func<IServiceProvider, Task> tour, CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken);
        try
        {
            await tour(host.Services);
        }
        finally
        {
            // Also after a failure: background work gives its leases back before the databases are closed.
            await host.StopAsync(CancellationToken.None);
        }
    }

    public static void ConnectToSandbox(IReverseBuyBuilder builder, Market market) => builder
        .AddAlibaba1688(connector =>
        {
            connector.Endpoint = market.Alibaba1688;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
            connector.VisibilityWindow = TimeSpan.FromSeconds(1);
            connector.Calls.Budget.CallsPerSecond = SandboxCallsPerSecond;
        })
        .AddTaobao(connector =>
        {
            connector.Endpoint = market.Taobao;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
            connector.VisibilityWindow = TimeSpan.FromSeconds(1);
            connector.Calls.Budget.CallsPerSecond = SandboxCallsPerSecond;
        })
        .AddJd(connector =>
        {
            connector.Endpoint = market.Jd;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
            connector.Invoice.CompanyName = "莲花代购有限公司"; // the company of the contract
            connector.Calls.Budget.CallsPerSecond = SandboxCallsPerSecond;
        })
        .AddPinduoduo(connector =>
        {
            connector.Endpoint = market.Pinduoduo;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
            connector.Pid = "60005_612"; // what the simulator has bound; a host writes what it has bound at Pinduoduo
            connector.Uid = "sandbox";
            connector.Calls.Budget.CallsPerSecond = SandboxCallsPerSecond;
        });
}
