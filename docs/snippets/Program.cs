using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

var builder = Host.CreateApplicationBuilder(args);
var platform = builder.Configuration.GetSection("ReverseBuy:Alibaba1688");
var shop = new TenantId("my-shop");

// Encrypts the buying accounts' tokens. Keep the keys away from the data.
builder.Services.AddDataProtection().SetApplicationName("my-shop").PersistKeysToFileSystem(new DirectoryInfo("keys"));

builder.Services
    .AddReverseBuy(options =>
    {
        options.SingleTenant = shop;
        options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.128m, "set by hand", DateTimeOffset.UtcNow));
        options.Warehouses.Add(new WarehouseAddress
        {
            Warehouse = new WarehouseId("guangzhou"),
            Province = "广东省", City = "广州市", District = "白云区", Street = "机场路 1 号",
            DistrictCode = "440111", PostalCode = "510000", ContactName = "仓库", ContactPhone = "13000000000",
        });
    })
    .AddAlibaba1688(connector =>
    {
        connector.AppKey = platform["AppKey"]!;
        connector.AppSecret = platform["AppSecret"]!;
    })
    .UseSqlite(storage => storage.DataFolder = "data")
    .AddEventHandler<ParcelDispatched, Mailer>("mailer");

using var host = builder.Build();
await host.StartAsync();

var tenants = host.Services.GetRequiredService<ITenants>();
await tenants.OnboardAsync(shop, "My shop");
await tenants.ConnectAccountAsync(
    shop, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), new AccountCredentials(platform["AccessToken"]!), new Actor(ActorKind.Host, "shop"));

await host.WaitForShutdownAsync();

internal sealed class Mailer : IEventHandler<ParcelDispatched>
{
    public ValueTask HandleAsync(EventContext context, ParcelDispatched @event, CancellationToken cancellationToken)
    {
        // Give your mail service context.Envelope.Id as its idempotency key: an event may come twice.
        context.Result = $"mailed: on its way, {@event.Waybill}";
        return ValueTask.CompletedTask;
    }
}
