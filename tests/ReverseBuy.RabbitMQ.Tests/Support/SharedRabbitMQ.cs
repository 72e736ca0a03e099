using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.RabbitMQ.Tests.Support.SharedRabbitMQ))]

namespace ReverseBuy.RabbitMQ.Tests.Support;

/// <summary>The RabbitMQ of these tests, which share it by different prefixes of their queues.</summary>
public sealed class SharedRabbitMQ : IAsyncLifetime
{
    private readonly TestServer _server = new("rabbitmq", 25672);

    public int Port => _server.Port;

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => _server.Require();

    /// <summary>A part of it that no other test has.</summary>
    internal Task<BrokerSite> OpenAsync(int partitions = 2)
    {
        Require();
        return BrokerSite.OpenAsync(Port, partitions);
    }
}
