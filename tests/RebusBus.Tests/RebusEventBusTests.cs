using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rebus.Config;
using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Testing;

namespace RebusBus.Tests;

/// <summary>The sample keeps what every bus promises, on a transport that keeps places: PostgreSQL. It waits with all events for one that fails, and says so.</summary>
public sealed class RebusEventBusTests(PostgreSqlServer server) : BusSuite
{
    private readonly FakeTimeProvider _time = new();
    private readonly string _queue = $"q{Guid.NewGuid():N}";
    private IEventDispatcher? _dispatcher;
    private Node? _node;

    protected override int MostAtOnce => 1;

    protected override bool LetsOthersPass => false;

    // One worker, and a transaction for each event.
    protected override int Load => 100;

    protected override async ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher)
    {
        server.Require();
        _dispatcher = dispatcher;
        await StartAsync();
        return new Current(this);
    }

    /// <summary>The process goes, and the next one finds what the transport kept.</summary>
    protected override async Task CrashAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    protected override Task StartAsync()
    {
        _node = new Node(this, server.ConnectionString);
        return _node.Bus.StartAsync(Token);
    }

    protected override async Task StopAsync() => await _node!.DisposeAsync();

    protected override Task LookAgainAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    protected override ValueTask OnDisposeAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class Node : IAsyncDisposable
    {
        private readonly ServiceProvider _services;

        public Node(RebusEventBusTests tests, string connection)
        {
            var services = new ServiceCollection();
            services.AddSingleton<TimeProvider>(tests._time);
            services.AddSingleton(tests._dispatcher!);
            services.AddSingleton<IBackgroundWork>(new Work(IsOn: true));
            new Builder(services).UseRebus(new RebusSettings(
                transport => transport.UsePostgreSql(connection, "messages", tests._queue), tests._queue + "_error"));
            _services = services.BuildServiceProvider();
        }

        public RebusEventBus Bus => _services.GetRequiredService<RebusEventBus>();

        public async ValueTask DisposeAsync()
        {
            await Bus.StopAsync(CancellationToken.None);
            await _services.DisposeAsync();
        }
    }

    /// <summary>The bus of whichever process runs.</summary>
    private sealed class Current(RebusEventBusTests tests) : IEventBus
    {
        public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken) => tests._node!.Bus.PublishAsync(envelope, cancellationToken);
    }

    private sealed record Work(bool IsOn) : IBackgroundWork;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
