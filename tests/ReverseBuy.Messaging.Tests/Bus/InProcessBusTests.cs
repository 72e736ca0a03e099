using ReverseBuy.Messaging.Bus;
using ReverseBuy.Testing;

namespace ReverseBuy.Messaging.Tests.Bus;

public sealed class InProcessBusTests : BusSuite
{
    private InProcessBus? _bus;

    protected override int MostAtOnce => 3;

    [Fact]
    public async Task A_handler_that_publishes_does_not_wait_for_a_place_that_it_holds_itself()
    {
        var inner = new Republisher();
        using var bus = new InProcessBus(inner, new MessagingOptions { Parallelism = 1 });
        inner.Bus = bus;

        await bus.PublishAsync(Envelopes.New(version: 1), Token).AsTask().WaitAsync(Patience, Token);

        Assert.Equal([1, 2], inner.Versions);
    }

    [Fact]
    public async Task A_place_that_a_failing_event_held_is_free_again()
    {
        using var bus = new InProcessBus(new Failing(), new MessagingOptions { Parallelism = 1 });

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<FormatException>(() => bus.PublishAsync(Envelopes.New(version: 1), Token).AsTask().WaitAsync(Patience, Token));
        }
    }

    protected override ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher) =>
        ValueTask.FromResult<IEventBus>(_bus = new InProcessBus(dispatcher, new MessagingOptions { Parallelism = MostAtOnce }));

    protected override ValueTask OnDisposeAsync()
    {
        _bus?.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Republisher : IEventDispatcher
    {
        public InProcessBus? Bus { get; set; }

        public List<int> Versions { get; } = [];

        public async ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken)
        {
            Versions.Add(envelope.Version);
            if (envelope.Version == 1)
            {
                await Bus!.PublishAsync(Envelopes.New(version: 2), cancellationToken);
            }
        }
    }

    private sealed class Failing : IEventDispatcher
    {
        public ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken) => throw new FormatException();
    }
}
