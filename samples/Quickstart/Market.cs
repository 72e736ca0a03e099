using ReverseBuy.Sandbox;

namespace Quickstart;

/// <summary>The simulated marketplaces: started here, or running already.</summary>
internal sealed class Market : IAsyncDisposable
{
    private readonly SandboxHost? _host;

    private Market(SandboxHost? host, Uri address)
    {
        _host = host;
        Control = new SandboxClient(address);
        Alibaba1688 = new Uri(address, "1688/openapi/");
        Taobao = new Uri(address, "taobao/rest");
        Jd = new Uri(address, "jd/");
        Pinduoduo = new Uri(address, "pdd/api/router");
    }

    /// <summary>What only a simulator lets us do: read its books, change its prices, cut its connections, turn its clock.</summary>
    public SandboxClient Control { get; }

    public Uri Alibaba1688 { get; }

    public Uri Taobao { get; }

    public Uri Jd { get; }

    public Uri Pinduoduo { get; }

    public static async Task<Market> OpenAsync(QuickstartSettings settings, CancellationToken cancellationToken)
    {
        if (settings.SandboxUrl is { } running)
        {
            return new Market(null, running);
        }

        if (settings.DataFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var host = await SandboxHost.StartAsync(
            new SandboxOptions { StateFile = settings.DataFolder is { } kept ? Path.Combine(kept, "sandbox.json") : null }, cancellationToken);
        return new Market(host, host.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
