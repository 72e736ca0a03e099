using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>Two hosts on the same database, which both find the same timers due at the same moment.</summary>
public sealed class TwoHostsTests(PostgreSqlServer server)
{
    private const int Timers = 40;
    private const string Name = "window";
    private static readonly CustomerId Customer = new("customer");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_timer_has_its_effect_once_though_both_hosts_hand_each_to_their_handler()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        var meetings = new ConcurrentDictionary<TimerKey, Barrier>();
        await using var left = NewHost(site, "left", meetings);
        await using var right = NewHost(site, "right", meetings);
        await left.Tenants.OnboardAsync(Samples.Anna, "Anna", Token);
        var keys = Enumerable.Range(0, Timers).Select(_ => new TimerKey(AggregateKey.Of(left.Ids.NewId<OrderId>()), Name)).ToList();
        await using (var unit = await left.Storage.BeginAsync(Samples.Anna, Token))
        {
            foreach (var key in keys)
            {
                await unit.Timers.SetAsync(key, Samples.Noon, "", Token);
            }

            await unit.CommitAsync(Token);
        }

        await Task.WhenAll(new[] { left, right }.Select(host => Task.Run(() => host.RunAsync(WorkerNames.Timers, Samples.Anna).AsTask(), Token)));

        await using var view = await right.Storage.ReadAsync(Samples.Anna, Token);
        Assert.Null(await view.Timers.NextDueAsync(Token));
        Assert.Empty(await view.Timers.ListFailedAsync(Token));
        foreach (var key in keys)
        {
            Assert.Single(await view.Money.ListAsync(key.Aggregate, Token));
        }

        Assert.Equal(Timers, meetings.Count);
    }

    [Fact]
    public async Task While_leases_hold_each_event_is_published_and_each_timer_handled_by_one_host_once()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        var effects = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var left = NewHost(site, effects);
        await using var right = NewHost(site, effects);
        TenantId[] tenants = [Samples.Anna, Samples.Boris];
        foreach (var tenant in tenants)
        {
            await left.Tenants.OnboardAsync(tenant, tenant.Value, Token);
        }

        await Task.WhenAll(left.StartAsync(), right.StartAsync());
        await Task.WhenAll(
            from host in new[] { left, right }
            from tenant in tenants
            select Task.Run(() => WorkAsync(host, tenant), Token));
        foreach (var tenant in tenants)
        {
            await WaitUntilDoneAsync(left.Storage, tenant);
        }

        Assert.Equal(tenants.Length * 2 * Timers * 2, effects.Count);
        Assert.All(effects, effect => Assert.Equal(1, effect.Value));
    }

    private static async Task WorkAsync(BackgroundHost host, TenantId tenant)
    {
        for (var number = 0; number < Timers; number++)
        {
            await host.RaiseAsync(host.Storage, tenant);
            await using var unit = await host.Storage.BeginAsync(tenant, Token);
            await unit.Timers.SetAsync(new TimerKey(AggregateKey.Of(host.Ids.NewId<OrderId>()), Name), TimeProvider.System.GetUtcNow(), "", Token);
            await unit.CommitAsync(Token);
        }
    }

    /// <summary>The sweep comes long after the test would be given up: everything is rung for.</summary>
    private static async Task WaitUntilDoneAsync(ITenantStorage storage, TenantId tenant)
    {
        for (var isDone = false; !isDone;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
            await using var view = await storage.ReadAsync(tenant, Token);
            isDone = await view.Outbox.CountAsync(Token) == 0 && await view.Timers.NextDueAsync(Token) is null;
        }
    }

    /// <summary>A host whose bus and whose timers have effects outside, which are counted.</summary>
    private static BackgroundHost NewHost(PostgreSqlSite site, ConcurrentDictionary<string, int> effects) => new(site, builder =>
    {
        builder.Services.AddSingleton<IEventBus>(new CountingBus(effects));
        builder.Services.AddSingleton(new TimerHandlerRegistration(Name, typeof(CountingHandler), _ => new CountingHandler(effects)));
    });

    private sealed class CountingBus(ConcurrentDictionary<string, int> effects) : IEventBus
    {
        public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
        {
            effects.AddOrUpdate(envelope.Id.ToString(), 1, (_, count) => count + 1);
            await Task.Yield();
        }
    }

    private sealed class CountingHandler(ConcurrentDictionary<string, int> effects) : ITimerHandler
    {
        public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
        {
            effects.AddOrUpdate(context.Timer.Occurrence, 1, (_, count) => count + 1);
            await Task.Yield();
        }
    }

    /// <summary>A host whose handler goes on only when the other host's has the same timer in hand.</summary>
    private static BackgroundHost NewHost(PostgreSqlSite site, string name, ConcurrentDictionary<TimerKey, Barrier> meetings) => new(site, builder =>
        builder.Services.AddSingleton(new TimerHandlerRegistration(Name, typeof(MeetingHandler), _ => new MeetingHandler(name, meetings))));

    private sealed class MeetingHandler(string host, ConcurrentDictionary<TimerKey, Barrier> meetings) : ITimerHandler
    {
        public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
        {
            await meetings.GetOrAdd(context.Timer.Key, _ => new Barrier(2)).ArriveAsync(cancellationToken);
            var unit = await context.BeginAsync(cancellationToken);
            var entry = new MoneyEntry
            {
                Customer = Customer,
                For = context.Timer.Key.Aggregate,
                Kind = MoneyEntryKind.Charge,
                Amount = new Money(1, Currency.EUR),
                Reference = $"{host}/{context.Timer.Occurrence}",
                At = Samples.Noon,
            };
            await unit.Money.AddAsync(entry, cancellationToken);
        }
    }

    private sealed class Barrier(int parties)
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _arrived;

        public Task ArriveAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _arrived) == parties)
            {
                _all.SetResult();
            }

            return _all.Task.WaitAsync(cancellationToken);
        }
    }
}
