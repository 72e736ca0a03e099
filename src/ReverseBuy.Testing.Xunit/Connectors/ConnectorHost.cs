using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing;

/// <summary>A host with one connector in front of its simulator, and two tenants: one whose account is let in, one whose token is dead.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    public const string DeadToken = "a-token-that-died";

    private static int s_hosts;

    private readonly ConnectorHarness _harness;
    private readonly ServiceProvider _services;

    private ConnectorHost(ConnectorHarness harness, Action<IServiceCollection> change)
    {
        _harness = harness;

        // Spans are heard from all hosts of the process: those of this one are known by its tenants.
        var number = Interlocked.Increment(ref s_hosts);
        Context = new ConnectorContext(new TenantId($"anna-{number}"), new BuyingAccountId("main"), CallLane.Browse);
        OtherContext = Context with { Tenant = new TenantId($"boris-{number}") };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Recorder));
        services.AddTransportFaults(Faults);
        harness.AddConnector(services.AddReverseBuy().UseInMemory());
        change(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public TransportFaults Faults { get; } = new();

    public TelemetryRecorder Recorder { get; } = new();

    public ConnectorContext Context { get; }

    public ConnectorContext OtherContext { get; }

    public IServiceProvider Services => _services;

    public IConnectors Connectors => _services.GetRequiredService<IConnectors>();

    public ConnectorDescriptor Descriptor => Connectors.Describe(_harness.Marketplace);

    /// <summary>What nobody may read anywhere.</summary>
    public IEnumerable<string> Secrets =>
        [.. _harness.Secrets, _harness.Credentials.AccessToken, DeadToken, _harness.Warehouse.ContactName, _harness.Warehouse.ContactPhone, _harness.Warehouse.Street];

    public static async Task<ConnectorHost> StartAsync(ConnectorHarness harness, Action<IServiceCollection> change, CancellationToken cancellationToken)
    {
        var host = new ConnectorHost(harness, change);
        await host.ConnectAsync(host.Context, harness.Credentials, cancellationToken);
        await host.ConnectAsync(host.OtherContext, new AccountCredentials(DeadToken), cancellationToken);
        return host;
    }

    public bool Has(ConnectorCapabilities capability) => Descriptor.Capabilities.HasFlag(capability);

    public TSeam Seam<TSeam>()
        where TSeam : class => Connectors.Require<TSeam>(_harness.Marketplace);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Recorder.Dispose();
    }

    private async Task ConnectAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        var tenants = _services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(context.Tenant, context.Tenant.Value, cancellationToken);
        await tenants.ConnectAccountAsync(context.Tenant, _harness.Marketplace, context.Account, credentials, new Actor(ActorKind.Host, "test"), cancellationToken);
    }
}
