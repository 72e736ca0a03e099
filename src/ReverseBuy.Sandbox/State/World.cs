using ReverseBuy.Sandbox.Alibaba1688.Pushes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Faults;
using ReverseBuy.Sandbox.Jd.Messages;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.Taobao.Pushes;

namespace ReverseBuy.Sandbox.State;

/// <summary>The simulated world: catalogue, clock, market, orders, faults, counters; one lock over all of it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly StateFile? _file;

    public World(SandboxOptions options, StateFile? file, Func<Uri> baseAddress)
    {
        Options = options;
        _file = file;
        State = _file?.Read() ?? new SandboxState();

        // A file that cannot be written is told at the start, not by the first call.
        _file?.Write(State);
        Catalogue = CatalogueIndex.Build();
        Images = new PlaceholderImages(Catalogue, baseAddress);
        Timeline = new OrderTimeline(options);
        Market = new Market(this);
        Orders = new OrderBook(this);
        Refunds = new RefundBook(this);
        Pushes = new PushDesk(this, [.. Alibaba1688Pushes.All(this), .. TaobaoPushes.All(this), .. JdMessages.All(this)]);
        Pushes.GiveUpWhatWasUnderWay();
        Faults = new FaultScript(State.Faults);
        Counters = new CallCounters(State);
    }

    public SandboxOptions Options { get; }

    public SandboxState State { get; }

    public CatalogueIndex Catalogue { get; }

    public PlaceholderImages Images { get; }

    public OrderTimeline Timeline { get; }

    public Market Market { get; }

    public OrderBook Orders { get; }

    public RefundBook Refunds { get; }

    public PushDesk Pushes { get; }

    public FaultScript Faults { get; }

    public CallCounters Counters { get; }

    /// <summary>The business clock: real time plus what the control API advanced it by.</summary>
    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow() + State.ClockOffset;

    /// <summary>The clock that signatures are checked against; never advanced.</summary>
    public DateTimeOffset WireTime => Options.TimeProvider.GetUtcNow();

    /// <summary>Acts alone, and has the outcome on disk before anybody is told of it.</summary>
    public T Run<T>(Func<T> action)
    {
        lock (_gate)
        {
            var result = action();
            Pushes.TellWhatTimeBrought();
            _file?.Write(State);
            return result;
        }
    }

    /// <summary>Reads alone; nothing is written.</summary>
    public T Read<T>(Func<T> action)
    {
        lock (_gate)
        {
            return action();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Pushes.DisposeAsync().ConfigureAwait(false);
        _file?.Dispose();
    }
}
