using ReverseBuy.Testing;

namespace ReverseBuy.Messaging.Tests.Bus;

public abstract class QueueBusSuite(Mutation mutation) : BusSuite
{
    private QueueBus? _bus;

    protected override int MostAtOnce => 1;

    protected override ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher)
    {
        _bus = new QueueBus(dispatcher, mutation);
        _bus.Start();
        return ValueTask.FromResult<IEventBus>(_bus);
    }

    protected override Task CrashAsync() => _bus!.CrashAsync();

    protected override Task StopAsync() => _bus!.StopAsync();

    protected override Task StartAsync()
    {
        _bus!.Start();
        return Task.CompletedTask;
    }

    protected override Task LookAgainAsync()
    {
        _bus!.LookAgain();
        return Task.CompletedTask;
    }

    protected override ValueTask OnDisposeAsync() => _bus?.DisposeAsync() ?? ValueTask.CompletedTask;
}
