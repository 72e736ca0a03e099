using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Orders.Waiting;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Waiting;

public sealed class StorageClockTests
{
    private const string Overdue = "reversebuy.storage.overdue.v1";

    [Fact]
    public async Task After_the_free_time_the_customer_is_reminded_again_and_again_and_then_the_goods_are_thrown_away()
    {
        await using var host = await ShortAsync();
        var order = await host.StockedAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(10) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await RemindersAsync(host, order));

        await host.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(1, await RemindersAsync(host, order));
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, await RemindersAsync(host, order));
        await host.AdvanceAsync(TimeSpan.FromDays(2));

        await host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Disposed));
        await host.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(3, await RemindersAsync(host, order));
    }

    [Fact]
    public async Task A_reminder_tells_how_many_lie_there_since_when_and_until_when()
    {
        await using var host = await ShortAsync();
        var stored = host.Time.GetUtcNow();
        var order = await host.StockedAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(10));

        var told = await LastAsync(host, order);

        Assert.Equal((order.Id, order.Lines[0].Id, 2), (told.Order, told.Line, told.Quantity));
        Assert.Equal((stored, stored.AddDays(15)), (told.StoredSince, told.DisposedFrom));
    }

    [Fact]
    public async Task What_leaves_in_time_is_not_spoken_of()
    {
        await using var host = await ShortAsync();
        var order = await host.StockedAsync();
        await host.DispatchAsync(order.Id);

        await host.AdvanceAsync(TimeSpan.FromDays(40));

        Assert.Equal(0, await RemindersAsync(host, order));
        Assert.Empty(await TimersAsync(host, AggregateKey.Of(order.Id)));
    }

    [Fact]
    public async Task Asking_for_a_parcel_and_cancelling_it_does_not_set_the_clock_back()
    {
        await using var host = await ShortAsync();
        var order = await host.StockedAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(9));
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(0, await RemindersAsync(host, order));

        await host.Desk.CancelAsync(parcel, host.Command(), Token);
        await host.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal(1, await RemindersAsync(host, order));
    }

    [Fact]
    public async Task What_comes_in_later_has_the_whole_free_time()
    {
        await using var host = await ShortAsync();
        var order = await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Wrong = 1 });
        await host.AdvanceAsync(TimeSpan.FromDays(9));
        await host.DecideAsync(order, UnitBucket.Quarantined, 1, UnitDecision.Accept);

        await host.AdvanceAsync(TimeSpan.FromDays(9));

        Assert.Equal(0, await RemindersAsync(host, order));
    }

    [Fact]
    public async Task A_tenant_that_throws_nothing_away_by_itself_only_reminds()
    {
        await using var host = await StartAsync(options => Shorten(options, null));
        var order = await host.StockedAsync();

        await host.AdvanceAsync(TimeSpan.FromDays(10));
        await host.AdvanceAsync(TimeSpan.FromDays(200));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        Assert.Null((await LastAsync(host, order)).DisposedFrom);
    }

    [Fact]
    public async Task Found_items_have_the_same_clock_and_a_hold_stops_it()
    {
        await using var host = await ShortAsync();
        var item = await host.ForwardedAsync();
        var key = AggregateKey.Of(item.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(9));
        await host.HandlingHolds.PutAsync(key, null, Because(host.Command(), "claimed by two"), Token);
        await host.AdvanceAsync(TimeSpan.FromDays(50));
        await host.HandlingHolds.ReleaseAsync(key, host.Command(), Token);
        var timer = Assert.Single(await TimersAsync(host, key));
        Assert.Equal(host.Time.GetUtcNow().AddDays(1), timer.DueAt);

        await host.AdvanceAsync(TimeSpan.FromDays(1));
        await host.AdvanceAsync(TimeSpan.FromDays(5));

        Assert.Equal(3, (await host.FoundItems.FindAsync(item.Id, Token))!.Units[UnitBucket.Disposed]);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var move = (await view.History.ListAsync(key, Token)).OfType<HistoryEntry.FoundUnitsMoved>().Last();
        Assert.Equal(new Actor(ActorKind.Timer, "storage-disposal"), move.Actor);
    }

    private static Task<OrdersHost> ShortAsync() => StartAsync(options => Shorten(options, TimeSpan.FromDays(5)));

    private static void Shorten(ReverseBuyOptions options, TimeSpan? disposeAfter)
    {
        options.Orders.Fulfilment.FreeStorage = TimeSpan.FromDays(10);
        options.Orders.Fulfilment.StorageReminder = TimeSpan.FromDays(2);
        options.Orders.Fulfilment.DisposeAfter = disposeAfter;
    }

    private static async Task<int> RemindersAsync(OrdersHost host, Order order) => (await host.EventsAsync(order.Id)).Count(type => type == Overdue);

    private static async Task<StorageOverdue> LastAsync(OrdersHost host, Order order)
    {
        var envelope = (await host.Orders.ExplainAsync(order.Id, Token)).Timeline.Last(handled => handled.Envelope.Type == Overdue).Envelope;
        return (StorageOverdue)new EventCatalogue(ReverseBuyEvents.All).Read(envelope)!;
    }

    private static async Task<IReadOnlyList<BusinessTimer>> TimersAsync(OrdersHost host, AggregateKey key)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        return [.. (await view.Timers.ListAsync(key, Token)).Where(timer => timer.Key.Name.StartsWith(FulfilmentTimers.Storage, StringComparison.Ordinal))];
    }
}
