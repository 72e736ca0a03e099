using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Following;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Snippets.Hosting;

internal static class Hosts
{
    public static void Sqlite(IServiceCollection services)
    {
        services.AddDataProtection()
            .SetApplicationName("my-shop")
            .PersistKeysToFileSystem(new DirectoryInfo("/var/lib/my-shop-keys"));

        services.AddReverseBuy()
            .UseSqlite(options => options.DataFolder = "/var/lib/my-shop");
    }

    public static void SqliteAlone(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UseSqlite(options => options.DataFolder = "data");
    }

    public static void Photos(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UseSqlite(o => o.DataFolder = "data")
            .UseFileBlobs(o => o.Folder = "photos");
    }

    public static void PostgreSql(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = configuration["ReverseBuy:PostgreSql:ConnectionString"]);
    }

    public static void Redis(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = configuration["ReverseBuy:PostgreSql:ConnectionString"])
            .UseRedis(configuration["ReverseBuy:Redis:Configuration"]!);
    }

    public static void RedisAlone(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = "Host=db.internal;Username=reversebuy;Password=…")
            .UseRedis("redis.internal:6379,password=…", options => options.KeyPrefix = "my-shop");
    }

    public static void RabbitMQ(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = configuration["ReverseBuy:PostgreSql:ConnectionString"])
            .UseRabbitMQ(options => options.Uri = configuration["ReverseBuy:RabbitMQ:Uri"]);
    }

    public static void RabbitMQAlone(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = "Host=db.internal;Username=reversebuy;Password=…")
            .UseRabbitMQ(options => options.Uri = "amqps://user:password@rabbit.internal/shop");
    }

    public static void PostgreSqlAlone(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UsePostgreSql(options => options.ConnectionString = "Host=db.internal;Username=reversebuy;Password=…");
    }

    public static void InMemory(IServiceCollection services)
    {
        services.AddReverseBuy()
            .UseInMemory();
    }

    public static void Usual(IServiceCollection services, WarehouseAddress warehouse, ExchangeRate rate, string key, string secret)
    {
        services
            .AddReverseBuy(options =>
            {
                options.Warehouses.Add(warehouse);  // where sellers send the goods
                options.Orders.Rates.Add(rate);     // such as CNY to EUR
            })
            .AddAlibaba1688(connector => (connector.AppKey, connector.AppSecret) = (key, secret))
            .UseSqlite(storage => storage.DataFolder = "data");
    }

    public static void Alibaba1688(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy().AddAlibaba1688(options =>
        {
            options.AppKey = configuration["ReverseBuy:Alibaba1688:AppKey"]!;
            options.AppSecret = configuration["ReverseBuy:Alibaba1688:AppSecret"]!;
        });
    }

    public static void Alibaba1688Alone(IServiceCollection services)
    {
        services.AddReverseBuy().AddAlibaba1688(options =>
        {
            options.AppKey = "…";
            options.AppSecret = "…";
        });
    }

    public static void Taobao(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy().AddTaobao(options =>
        {
            options.AppKey = configuration["ReverseBuy:Taobao:AppKey"]!;
            options.AppSecret = configuration["ReverseBuy:Taobao:AppSecret"]!;
        });
    }

    public static void Jd(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy().AddJd(options =>
        {
            options.AppKey = configuration["ReverseBuy:Jd:AppKey"]!;
            options.AppSecret = configuration["ReverseBuy:Jd:AppSecret"]!;
            options.Invoice.CompanyName = configuration["ReverseBuy:Jd:Invoice:CompanyName"]!;
        });
    }

    public static async Task SignInAsync(IConnectors connectors, ITenants tenants, ConnectorContext context, string userName, string password)
    {
        var credentials = await connectors.Require<IAccountSignIn>(JdMarketplace.Id).SignInAsync(context, userName, password, default);
        await tenants.ConnectAccountAsync(context.Tenant, JdMarketplace.Id, context.Account, credentials, new Actor(ActorKind.Host, "shop"), default);
    }

    public static async Task PullAsync(IConnectors connectors, ConnectorContext context, Func<CallbackReading.Genuine, Task> storeAsync)
    {
        var feed = connectors.Require<IChangeFeed>(JdMarketplace.Id);
        while (await feed.PullAsync(context, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100, default) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await storeAsync(message);
            }

            // They are committed: JD may forget them now, and would tell them again until it is told to.
            await feed.ConfirmAsync(context, [.. messages.Select(message => message.MessageId)], default);
        }
    }

    public static void Pinduoduo(IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseBuy().AddPinduoduo(options =>
        {
            options.AppKey = configuration["ReverseBuy:Pinduoduo:AppKey"]!;
            options.AppSecret = configuration["ReverseBuy:Pinduoduo:AppSecret"]!;
            options.Pid = configuration["ReverseBuy:Pinduoduo:Pid"]!;
            options.Uid = configuration["ReverseBuy:Pinduoduo:Uid"]!;
        });
    }

    public static void WithoutWorkers(IServiceCollection services)
    {
        services.AddReverseBuy(options => options.Messaging.RunWorkers = false);
    }

    public static async Task EnterAsync(ITenantScopeFactory scopes, Func<Task> work)
    {
        using (scopes.Enter(new TenantId("lotus")))
        {
            await work(); // the facades work for lotus here
        }
    }
}
