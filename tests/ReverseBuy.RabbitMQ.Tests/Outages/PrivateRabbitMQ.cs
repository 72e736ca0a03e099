using ReverseBuy.RabbitMQ.Tests.Support;
using ReverseBuy.Servers;

namespace ReverseBuy.RabbitMQ.Tests.Outages;

/// <summary>A broker of a test's own that the test may stop and start.</summary>
internal sealed class PrivateRabbitMQ : IAsyncDisposable
{
    private readonly PrivateServer _server = PrivateServer.NewRabbitMQ();

    public int Port => _server.Port;

    public static async Task<PrivateRabbitMQ> StartedAsync(SharedRabbitMQ shared)
    {
        shared.Require();
        var broker = new PrivateRabbitMQ();
        await broker._server.StartAsync();
        return broker;
    }

    /// <summary>The broker goes, the node stays: connections are closed, queues are closed, nothing is lost that was confirmed.</summary>
    public Task StopAsync() => _server.RunAsync("rabbitmqctl", "--quiet", "stop_app");

    public Task StartAsync() => _server.RunAsync("rabbitmqctl", "--quiet", "start_app");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
