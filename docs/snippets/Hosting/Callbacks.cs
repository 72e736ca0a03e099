using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Hosting;

internal static class Callbacks
{
    public static void Map(WebApplicationBuilder builder)
    {
        builder.Services.AddReverseBuy()
            .AddTaobao(options => options.AppKey = "…")
            .UseSqlite(options => options.DataFolder = "data")
            .AddCallbacks(options => options.SpoolFolder = "/var/lib/shop/callbacks");

        var app = builder.Build();
        app.MapReverseBuyCallbacks(); // POST /reversebuy/callbacks/{id}
    }

    public static async Task RegisterAsync(IAppRegistrationDesk desk, TenantId tenant, string appKey, string appSecret, Actor by)
    {
        var registration = await desk.RegisterAsync(new MarketplaceId("taobao"), appKey, appSecret, by);
        // give https://your.host/reversebuy/callbacks/{registration.Id.Value} to the marketplace, and to nobody else
        await desk.AssignAsync(tenant, new MarketplaceId("taobao"), "2100000927014", new BuyingAccountId("main"));
    }
}
