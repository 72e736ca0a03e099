using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;

namespace ReverseBuy.Tests;

public sealed class StartupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_of_messaging_that_makes_no_sense_stops_the_start_and_is_named()
    {
        using var host = NewHost(options =>
        {
            options.Messaging.Parallelism = 0;
            options.Messaging.BatchSize = 0;
            options.Messaging.ParkAfter = 0;
        });

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Token));

        Assert.Contains("ReverseBuy:Messaging:Parallelism is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("ReverseBuy:Messaging:BatchSize is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("ReverseBuy:Messaging:ParkAfter is 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_starts_and_stops_with_background_work_and_without(bool runWorkers)
    {
        using var host = NewHost(options => options.Messaging.RunWorkers = runWorkers);

        await host.StartAsync(Token);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_storage_that_serves_no_leases_stops_the_start_of_a_host_with_connectors(bool hasConnector)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var reverseBuy = builder.Services.AddReverseBuy(_ => { }).UseInMemory();
        builder.Services.RemoveAll<ILeases>();
        if (hasConnector)
        {
            reverseBuy.AddConnector(new ConnectorDescriptor
            {
                Marketplace = new MarketplaceId("shop"),
                DisplayName = "Shop",
                Capabilities = ConnectorCapabilities.None,
            });
        }

        using var host = builder.Build();
        if (!hasConnector)
        {
            await host.StartAsync(Token);
            await host.StopAsync(Token);
            return;
        }

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Token));
        Assert.Contains("register an ILeases", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connector_that_takes_no_listing_per_call_is_refused()
    {
        var reverseBuy = new ServiceCollection().AddReverseBuy(_ => { });

        var error = Assert.Throws<ConfigurationException>(() => reverseBuy.AddConnector(new ConnectorDescriptor
        {
            Marketplace = new MarketplaceId("shop"),
            DisplayName = "Shop",
            Capabilities = ConnectorCapabilities.LiveOffers,
            ListingsPerLiveOfferCall = 0,
        }));

        Assert.Contains("'Shop' takes 0 listings", error.Message, StringComparison.Ordinal);
    }

    private static IHost NewHost(Action<ReverseBuyOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddReverseBuy(configure).UseInMemory();
        return builder.Build();
    }
}
