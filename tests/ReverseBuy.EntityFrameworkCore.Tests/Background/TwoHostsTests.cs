using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

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
