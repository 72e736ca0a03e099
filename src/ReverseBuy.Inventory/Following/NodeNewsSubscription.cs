using Microsoft.Extensions.Hosting;
using ReverseBuy.Inventory.Sharing;

namespace ReverseBuy.Inventory.Following;

/// <summary>Listens to the other nodes for as long as the host runs.</summary>
internal sealed class NodeNewsSubscription(SharedTier tier, NodeNews news) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = tier.Subscribe(news);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }
}
