using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of being added to a host.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorRegistrationSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    /// <summary>It says who it is and what it can take.</summary>
    [Fact]
    public void It_says_who_it_is_and_what_it_can_take()
    {
        var descriptor = Host.Descriptor;
        Assert.Equal(Harness.Marketplace, descriptor.Marketplace);
        Assert.False(string.IsNullOrWhiteSpace(descriptor.DisplayName), "It has no name to show people.");
        Assert.NotEqual(ConnectorCapabilities.None, descriptor.Capabilities);
        Assert.True(descriptor.OrderLineLimit >= 1, $"An order may have {descriptor.OrderLineLimit} lines.");
        Assert.True(descriptor.VisibilityWindow > TimeSpan.Zero, $"An order is found after {descriptor.VisibilityWindow}.");
    }

    /// <summary>What it declares it serves and what it does not declare is refused.</summary>
    [Fact]
    public void What_it_declares_it_serves_and_what_it_does_not_declare_is_refused()
    {
        foreach (var (capability, seam) in ConnectorSeams.All)
        {
            var serves = Host.Services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(seam, Harness.Marketplace);
            Assert.True(serves == Host.Has(capability), $"{seam.Name} is {(serves ? "served" : "not served")}, and {capability} is {(serves ? "not " : "")}declared.");
            if (serves)
            {
                Assert.Same(Host.Services.GetRequiredKeyedService(seam, Harness.Marketplace), Host.Services.GetRequiredKeyedService(seam, Harness.Marketplace));
            }
        }
    }

    /// <summary>Every capability is one that somebody can ask for.</summary>
    [Fact]
    public void Every_capability_is_one_that_somebody_can_ask_for() => Assert.Equal(
        ConnectorCapabilities.None, Host.Descriptor.Capabilities & ~ConnectorSeams.All.Aggregate(ConnectorCapabilities.None, (all, seam) => all | seam.Capability));

    /// <summary>Adding it twice is refused.</summary>
    [Fact]
    public void Adding_it_twice_is_refused()
    {
        var builder = new ServiceCollection().AddReverseBuy();
        Harness.AddConnector(builder);
        var refusal = Assert.Throws<ConfigurationException>(() => Harness.AddConnector(builder));
        Assert.Contains(Harness.Marketplace.Value, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A host with it starts.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_host_with_it_starts() => await StartAsync(Harness.AddConnector);

    /// <summary>A host whose settings of it make no sense does not start and is told which.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_host_whose_settings_of_it_make_no_sense_does_not_start_and_is_told_which()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(Harness.AddMisconfiguredConnector));
        Assert.True(refusal is OptionsValidationException or ConfigurationException, $"A wrong setting is told by {refusal.GetType().Name}.");
        Assert.Contains(':', refusal.Message);
        AssertTellsNoSecret(refusal.ToString());
    }

    /// <summary>Another connector beside it changes nothing.</summary>
    [Fact]
    public void Another_connector_beside_it_changes_nothing()
    {
        var services = new ServiceCollection();
        var builder = services.AddReverseBuy().UseInMemory();
        var other = new ConnectorDescriptor { Marketplace = new Catalogue.MarketplaceId("other"), DisplayName = "Other", Capabilities = ConnectorCapabilities.None };
        builder.AddConnector(other);
        Harness.AddConnector(builder);
        using var provider = services.BuildServiceProvider();
        var connectors = provider.GetRequiredService<IConnectors>();
        Assert.Equal([other.Marketplace, Harness.Marketplace], connectors.All.Select(connector => connector.Marketplace));
        Assert.Equal(Host.Descriptor, connectors.Describe(Harness.Marketplace));
    }

    private static async Task StartAsync(Action<IReverseBuyBuilder> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services.AddReverseBuy(options => options.Messaging.RunWorkers = false).UseInMemory());
        await using var provider = services.BuildServiceProvider();
        provider.GetService<IStartupValidator>()?.Validate();
        foreach (var service in provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(Token);
        }
    }
}
