using System.Globalization;
using RabbitMQ.Client;
using ReverseBuy.RabbitMQ.Topology;
using ReverseBuy.Servers;

namespace ReverseBuy.RabbitMQ.Tests.Support;

/// <summary>A test's own exchanges and queues on a broker, by their prefix, reached through a proxy that can be cut; removed in the end.</summary>
internal sealed class BrokerSite : IAsyncDisposable
{
    private readonly int _port;
    private readonly RabbitMQOptions _options;
    private IConnection _connection;

    private BrokerSite(int port, int partitions, IConnection connection)
    {
        _port = port;
        _options = new RabbitMQOptions { Prefix = $"t{Guid.NewGuid():N}", Partitions = partitions };
        _connection = connection;
        Proxy = new CuttingProxy(port);
        Names = new BrokerNames(_options);
    }

    public CuttingProxy Proxy { get; }

    public BrokerNames Names { get; }

    public string Prefix => _options.Prefix;

    public static async Task<BrokerSite> OpenAsync(int port, int partitions) => new(port, partitions, await ConnectAsync(port));

    /// <summary>Settings of a node that reaches the broker through the proxy.</summary>
    public void Configure(RabbitMQOptions options)
    {
        options.Uri = string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{Proxy.Port}/");
        options.Prefix = Prefix;
        options.Partitions = Names.Partitions;

        // Tests let time run faster than the broker answers.
        options.ConfirmTimeout = TimeSpan.FromMinutes(10);
    }

    public Task<IChannel> OpenChannelAsync() => _connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), TestContext.Current.CancellationToken);

    /// <summary>Connects anew, after the broker was restarted.</summary>
    public async Task ReconnectAsync()
    {
        await _connection.DisposeAsync();
        _connection = await ConnectAsync(_port);
    }

    /// <summary>How many events lie in all queues, unless a consumer has them at hand.</summary>
    public async Task<long> CountReadyAsync()
    {
        await using var channel = await OpenChannelAsync();
        var count = 0L;
        for (var partition = 0; partition < Names.Partitions; partition++)
        {
            count += await channel.MessageCountAsync(Names.Queue(partition), TestContext.Current.CancellationToken);
        }

        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var channel = await _connection.CreateChannelAsync())
        {
            for (var partition = 0; partition < Names.Partitions; partition++)
            {
                await channel.QueueDeleteAsync(Names.Queue(partition));
                await channel.QueueDeleteAsync(Names.DeadLetterQueue(partition));
            }

            await channel.ExchangeDeleteAsync(Names.Exchange);
            await channel.ExchangeDeleteAsync(Names.DeadLetterExchange);
        }

        await _connection.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    private static Task<IConnection> ConnectAsync(int port) =>
        new ConnectionFactory { HostName = "127.0.0.1", Port = port, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
}
