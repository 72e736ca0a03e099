using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>The connector against a simulator of its own, over a real socket, on one clock: what time brings, both see.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private SandboxFixture(SandboxHost sandbox, ServiceProvider services, FakeTimeProvider time)
    {
        _sandbox = sandbox;
        _services = services;
        Time = time;
        Control = sandbox.CreateClient();
    }

    public static ConnectorContext Context { get; } = ScriptedHost.Context with { Lane = CallLane.Purchase };

    public FakeTimeProvider Time { get; }

    public SandboxClient Control { get; }

    public static async Task<SandboxFixture> StartAsync(Action<PinduoduoOptions>? configure = null, Action<SandboxOptions>? arrange = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 15, 2, 0, 0, TimeSpan.Zero));
        var options = new SandboxOptions { TimeProvider = time };
        arrange?.Invoke(options);
        var sandbox = await SandboxHost.StartAsync(options, TestContext.Current.CancellationToken);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddReverseBuy().UseInMemory().AddPinduoduo(connector =>
        {
            (connector.Endpoint, connector.AppKey, connector.AppSecret) = (sandbox.PinduoduoEndpoint, "sandbox-key", "sandbox-secret");
            (connector.Pid, connector.Uid) = ("60005_612", "sandbox");
            connector.Calls.Budget.CallsPerSecond = 10_000;
            connector.Calls.Budget.Burst = 10_000;
            connector.Calls.Resilience.Retries = 0;
            configure?.Invoke(connector);
        });
        return new SandboxFixture(sandbox, services.BuildServiceProvider(), time);
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(PinduoduoMarketplace.Id);

    /// <summary>A listing with choices, by its place among those.</summary>
    public async Task<SandboxListing> ListingAsync(int index = 0) => (await Control.GetListingsAsync(TestContext.Current.CancellationToken))
        .Where(listing => listing is { Marketplace: "pinduoduo", Skus.Count: > 1 }).ElementAt(index);

    public static ListingId IdOf(SandboxListing listing) => new(PinduoduoMarketplace.Id, listing.Id);

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
