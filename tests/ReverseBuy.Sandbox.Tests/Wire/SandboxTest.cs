using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.Sandbox.Tests.Wire;

/// <summary>A sandbox on a fake clock, with a control client and raw wire callers of the marketplaces.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private SandboxHost? _host;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    protected SandboxHost Host => _host!;

    protected SandboxClient Control { get; private set; } = null!;

    internal WireCaller Wire { get; private set; } = null!;

    protected string? StateFile { get; init; }

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    protected async Task<SandboxListing> ListingAsync(string marketplace, Func<SandboxListing, bool> suits) =>
        (await Control.GetListingsAsync(Stop)).First(listing => listing.Marketplace == marketplace && suits(listing));

    protected static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    protected static JsonNode At(JsonNode? node, params object[] path)
    {
        foreach (var step in path)
        {
            node = step is int index ? node![index] : node![(string)step];
        }

        Assert.NotNull(node);
        return node;
    }

    private async Task StartAsync()
    {
        _host = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = Time, StateFile = StateFile }, Stop);
        Control = _host.CreateClient();
        Wire = new WireCaller(_host, Time);
    }

    private async Task StopAsync()
    {
        Wire.Dispose();
        Control.Dispose();
        await Host.DisposeAsync();
    }
}
