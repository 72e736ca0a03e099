using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Tests.Support;
using ReverseBuy.Testing;

namespace ReverseBuy.RabbitMQ.Tests.Bus;

/// <summary>A crash here is that of all connections, cut in the middle of whatever is on them.</summary>
public sealed class RabbitMQBusTests(SharedRabbitMQ shared) : BusSuite
{
    private BrokerSite? _site;
    private BrokerNode? _node;

    protected override int MostAtOnce => 2;

    protected override async ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher)
    {
        _site = await shared.OpenAsync(partitions: MostAtOnce);
        _node = new BrokerNode(_site, dispatcher, options => options.Attempts = 100);
        await _node.StartAsync();
        return _node.Bus;
    }

    protected override Task CrashAsync()
    {
        _site!.Proxy.Cut();
        return Task.CompletedTask;
    }

    protected override Task StopAsync() => _node!.StopAsync();

    protected override Task StartAsync() => _node!.StartAsync();

    protected override Task LookAgainAsync()
    {
        _node!.Time.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
