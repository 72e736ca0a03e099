using MassTransit;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>MassTransit publishing from memory, a thousand events at once, each confirmed by the broker: no outbox, nothing that survives a crash.</summary>
internal sealed class MassTransitPublisher : IAsyncDisposable
{
    public const string Exchange = "rbbench-masstransit";
    private const int Window = 1_000;

    private readonly IBusControl _bus = Bus.Factory.CreateUsingRabbitMq(configurator =>
    {
        configurator.Host("127.0.0.1", Servers.RabbitMQPort, "/", host =>
        {
            host.Username("guest");
            host.Password("guest");
        });
        configurator.Message<PaidEvent>(message => message.SetEntityName(Exchange));
    });

    public static async Task<MassTransitPublisher> StartAsync()
    {
        var publisher = new MassTransitPublisher();
        await publisher._bus.StartAsync();
        await publisher._bus.Publish(PaidEvent.Number(0)); // which declares the exchange
        return publisher;
    }

    public async Task PublishAsync(int events)
    {
        foreach (var batch in Enumerable.Range(0, events).Chunk(Window))
        {
            await Task.WhenAll(batch.Select(number => _bus.Publish(PaidEvent.Number(number))));
        }
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();
}
