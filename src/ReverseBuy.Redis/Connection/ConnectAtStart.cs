using Microsoft.Extensions.Hosting;

namespace ReverseBuy.Redis.Connection;

/// <summary>Begins to connect when the host starts, so that the first to ask need not wait for it. The start waits for nothing here.</summary>
internal sealed class ConnectAtStart(RedisServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        server.Connect();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
