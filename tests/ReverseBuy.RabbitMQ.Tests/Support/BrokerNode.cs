using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Consuming;

namespace ReverseBuy.RabbitMQ.Tests.Support;

/// <summary>A node of a host: the bus, and whatever consumes. Handlers are a test's.</summary>
internal sealed class BrokerNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private ConsumerService? _consumer;

    public BrokerNode(BrokerSite site, IEventDispatcher dispatcher, Action<RabbitMQOptions>? configure = null, bool runsWorkers = true)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddProvider(Written));
        services.AddSingleton(dispatcher);
        services.AddSingleton<IBackgroundWork>(new Work(runsWorkers));
        new Builder(services).UseRabbitMQ(options =>
        {
            site.Configure(options);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new();

    public WrittenLog Written { get; } = new();

    public IEventBus Bus => _services.GetRequiredService<IEventBus>();

    public IHealthProbe Health => _services.GetRequiredService<IHealthProbe>();

    public IDeadLetters DeadLetters => _services.GetRequiredService<IDeadLetters>();

    public async Task StartAsync()
    {
        // A background service starts once; each start of the node is that of a process.
        _consumer = ActivatorUtilities.CreateInstance<ConsumerService>(_services);
        await _consumer.StartAsync(CancellationToken.None);
    }

    /// <summary>Publishes as the outbox does, until each is confirmed: a queue that was just made may refuse the first.</summary>
    public async Task PublishAsync(params IEnumerable<EventEnvelope> events)
    {
        foreach (var envelope in events)
        {
            for (var isConfirmed = false; !isConfirmed;)
            {
                try
                {
                    await Bus.PublishAsync(envelope, TestContext.Current.CancellationToken);
                    isConfirmed = true;
                }
                catch (BusUnavailableException)
                {
                    Time.Advance(TimeSpan.FromSeconds(1));
                    await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
                }
            }
        }
    }

    public async Task StopAsync(CancellationToken patience = default)
    {
        if (_consumer is { } consumer)
        {
            _consumer = null;
            await consumer.StopAsync(patience);
            consumer.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await _services.DisposeAsync();
    }

    private sealed record Work(bool IsOn) : IBackgroundWork;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
