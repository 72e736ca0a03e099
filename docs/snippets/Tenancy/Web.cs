using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.AspNetCore;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Tenancy;

internal static class Web
{
    public static void Resolve(WebApplicationBuilder builder)
    {
        builder.Services.AddReverseBuy()
            .AddTenantResolution(resolution => resolution
                .FromHost("{tenant}.shop.example")
                .FromClaim("tenant")
                .FromApiKey());
    }

    public static void Map(WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseReverseBuyTenant();

        var shop = app.MapGroup("/api").RequireTenant();
        shop.MapGet("/orders", (IOrders orders, CancellationToken cancellationToken) => orders.ListAsync(new OrderQuery(), cancellationToken).AsTask());
        app.MapGet("/health", () => "ok").AllowNoTenant();
    }

    public static void Health(WebApplicationBuilder builder)
    {
        builder.Services.AddReverseBuy().AddHealthChecks(health => health.TenantSample = 20);
    }

    public static void MapHealth(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = check => check.Tags.Contains(HealthTags.Live) }).AllowNoTenant();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(HealthTags.Ready) }).AllowNoTenant();
    }

    public static string MakeKey(TextWriter screen)
    {
        var key = ApiKey.Create("lotus-2027");
        screen.WriteLine(key.Text); // shown once, to the tenant
        return key.Store(new TenantId("lotus")).SecretHash; // what the configuration keeps
    }

    public static void Keys(WebApplicationBuilder builder)
    {
        builder.Services.Configure<ApiKeyOptions>(builder.Configuration.GetSection("ApiKeys"));
    }
}
