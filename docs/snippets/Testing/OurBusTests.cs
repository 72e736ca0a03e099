using ReverseBuy.Messaging;
using ReverseBuy.Testing;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurBusTests(OurBroker broker) : BusSuite
{
    // It never hands over more than this at once.
    protected override int MostAtOnce => 4;

    // A bus with nothing in it, which gives what it delivers to the dispatcher.
    protected override async ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher) => await broker.ConnectAsync(dispatcher, MostAtOnce);

    // Cut what can be cut. Stopping and starting are what a host does.
    protected override Task CrashAsync() => broker.CutAsync();

    protected override Task StopAsync() => broker.StopAsync();

    protected override Task StartAsync() => broker.StartAsync();

    // Lets its clock run, by which it waits between two tries.
    protected override Task LookAgainAsync() => broker.AdvanceAsync(TimeSpan.FromSeconds(1));
}

public abstract class OurBroker
{
    public abstract Task<IEventBus> ConnectAsync(IEventDispatcher dispatcher, int mostAtOnce);

    public abstract Task CutAsync();

    public abstract Task StopAsync();

    public abstract Task StartAsync();

    public abstract Task AdvanceAsync(TimeSpan time);
}
