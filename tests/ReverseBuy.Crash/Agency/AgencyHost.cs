using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Messaging;

namespace ReverseBuy.Crash.Agency;

/// <summary>A host as an agent would have it: PostgreSQL, RabbitMQ, and connectors that call over HTTP. Only its patience is shorter.</summary>
internal static class AgencyHost
{
    private static readonly WarehouseAddress Warehouse = new()
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

    private static readonly ExchangeRate Rate = new(Currency.CNY, Currency.EUR, 0.128m, "fixed for crashes", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public static IHost Build(AgencySettings settings, Telling telling)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // these keys lie unencrypted, and everybody knows
        builder.Services.AddDataProtection().SetApplicationName("reversebuy-crash").PersistKeysToFileSystem(new DirectoryInfo(settings.Keys));
        builder.Services.AddSingleton(settings).AddSingleton(telling).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Repetition>().AddSingleton<Fulfilling>().AddSingleton<Walk>().AddSingleton<Walks>().AddSingleton<Office>();
        var reverseBuy = builder.Services
            .AddReverseBuy(options =>
            {
                options.Warehouses.Add(Warehouse);
                options.Messaging.SweepInterval = TimeSpan.FromSeconds(5);

                // It is killed so often that it would wait for its own old leases most of the time.
                options.Messaging.WorkerLease = TimeSpan.FromSeconds(2);
                options.Orders.Rates.Add(Rate);

                // The simulator is near and quick. What takes hours between an agent and a marketplace takes less than a second here.
                options.Orders.SendWindow = TimeSpan.FromSeconds(2);
                options.Orders.ClockSkew = TimeSpan.Zero;
                options.Orders.RetryDelay = TimeSpan.FromMilliseconds(100);
                options.Orders.LongestRetryDelay = TimeSpan.FromSeconds(1);
                options.Orders.FollowInterval = TimeSpan.FromMilliseconds(500);
                options.Orders.LookForAbsent = TimeSpan.FromSeconds(3);
                options.Orders.CompletionDelay = TimeSpan.FromMilliseconds(500);

                // A purchase that a crash kept from ever reaching its marketplace is made anew, as often as it takes.
                options.Orders.PurchaseRetries[Alibaba1688Marketplace.Id] = 1000;
                options.Orders.PurchaseRetries[TaobaoMarketplace.Id] = 1000;
            })
            .UsePostgreSql(options =>
            {
                options.ConnectionString = $"{settings.Control ?? settings.PostgreSql};Database={settings.Prefix}control";
                if (settings.Control is not null)
                {
                    options.Servers[TenantServer] = settings.PostgreSql;
                }

                options.TenantDatabasePrefix = settings.Prefix;
            })
            .UseRabbitMQ(options =>
            {
                options.Uri = settings.RabbitMQ;
                options.Prefix = settings.Prefix;
                options.Partitions = Partitions;
            })
            .AddEventHandler<IReverseBuyEvent, Witness>(Witness.Name);
        Connect(reverseBuy, settings.Marketplaces);
        return builder.Build();
    }

    /// <summary>The name of the tenants' server where the control database has another.</summary>
    public const string TenantServer = "tenants";

    /// <summary>Over how many queues events are spread.</summary>
    public const int Partitions = 4;

    private static void Connect(IReverseBuyBuilder builder, Uri marketplaces)
    {
        builder
            .AddAlibaba1688(connector =>
            {
                connector.Endpoint = new Uri(marketplaces, "1688/openapi/");
                (connector.AppKey, connector.AppSecret) = ("sandbox-key", "sandbox-secret");
                connector.VisibilityWindow = TimeSpan.FromSeconds(1);
                connector.Calls.Budget.CallsPerSecond = 1_000;
            })
            .AddTaobao(connector =>
            {
                connector.Endpoint = new Uri(marketplaces, "taobao/rest");
                (connector.AppKey, connector.AppSecret) = ("sandbox-key", "sandbox-secret");
                connector.VisibilityWindow = TimeSpan.FromSeconds(1);
                connector.Calls.Budget.CallsPerSecond = 1_000;
            });
    }
}
