using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quickstart.Steps;
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
        using var host = Shop.Build(folder.Path, (_, reverseBuy) => Shop.ConnectToSandbox(reverseBuy, market));
        await host.StartAsync(cancellationToken);

        var services = host.Services;
        var tools = new object[] { screen, market.Control };
        await Make<Onboarding>(services, tools).RunAsync(cancellationToken);
        using (services.GetRequiredService<ITenantScopeFactory>().Enter(Agents.Lotus))
        {
            var order = await Make<Resuming>(services, tools).FindAsync(cancellationToken)
                ?? await Make<Ordering>(services, tools).RunAsync(await Make<Browsing>(services, tools).RunAsync(cancellationToken), cancellationToken);
            await Make<Buying>(services, tools).RunAsync(order, cancellationToken);
            await Make<Fulfilling>(services, tools).RunAsync(order, cancellationToken);
            screen.Finish(await Make<Telling>(services, tools).RunAsync(order, cancellationToken));
        }

        await host.StopAsync(cancellationToken);
    }

    private static TStep Make<TStep>(IServiceProvider services, object[] tools) => ActivatorUtilities.CreateInstance<TStep>(services, tools);
}
