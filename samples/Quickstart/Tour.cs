using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quickstart.Steps;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace Quickstart;

/// <summary>
/// One order's way from a pasted link to the customer's door. Every step may be run again: commands have keys, so a tour that was killed goes on
/// where it stopped when it is started with the same data.
/// </summary>
internal static class Tour
{
    public static async Task RunAsync(QuickstartSettings settings, Screen screen, CancellationToken cancellationToken)
    {
        using var folder = new WorkFolder(settings.DataFolder);
        await using var market = await Market.OpenAsync(settings, cancellationToken);
        using var host = Shop.Build(folder.Path, (builder, reverseBuy) =>
        {
            Shop.ConnectToSandbox(reverseBuy, market);
            builder.Services.AddSingleton(screen).AddSingleton(market.Control);
            builder.Services.AddSingleton<Onboarding>().AddSingleton<Resuming>().AddSingleton<Browsing>().AddSingleton<Ordering>();
            builder.Services.AddSingleton<Buying>().AddSingleton<Fulfilling>().AddSingleton<Telling>();
        });
        await Shop.RunAsync(host, services => RunAsync(services, screen, cancellationToken), cancellationToken);
    }

    private static async Task RunAsync(IServiceProvider services, Screen screen, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Onboarding>().RunAsync(cancellationToken);
        using (services.GetRequiredService<ITenantScopeFactory>().Enter(Agents.Lotus))
        {
            var order = await services.GetRequiredService<Resuming>().FindAsync(cancellationToken) ?? await PlaceAsync(services, cancellationToken);
            await services.GetRequiredService<Buying>().RunAsync(order, cancellationToken);
            await services.GetRequiredService<Fulfilling>().RunAsync(order, cancellationToken);
            screen.Finish(await services.GetRequiredService<Telling>().RunAsync(order, cancellationToken));
        }
    }

    private static async Task<Order> PlaceAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var products = await services.GetRequiredService<Browsing>().RunAsync(cancellationToken);
        return await services.GetRequiredService<Ordering>().RunAsync(products, cancellationToken);
    }
}
