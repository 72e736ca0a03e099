using Microsoft.Extensions.DependencyInjection;
using QualityHold;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.QualityHolding;

/// <summary>The sample, from placing to parcel.</summary>
public sealed class QualityHoldTests
{
    private static readonly QualitySettings Settings = new(new Money(1000m, Currency.CNY));

    [Fact]
    public async Task Precious_goods_are_held_when_they_come_in_until_an_inspector_releases_them_with_photos()
    {
        await using var host = await StartAsync(Settings);
        var order = await ApprovedAsync(host, 1500m);
        var package = Assert.Single(await host.ShipUpstreamAsync(order));
        await host.ArriveAsync(package);
        await host.WorkAsync();
        Assert.Equal(HoldAtIntake.Name, Assert.Single((await host.GetAsync(order)).Holds, hold => hold.IsOn).Name);

        // What is counted is written down, and no parcel takes it.
        await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order, (await host.GetAsync(order)).Lines[0].Id, 2)], 700), host.Command(ActorKind.Warehouse), Token);
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order, UnitBucket.InStock));
        var refused = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.RequestParcelAsync(order));
        Assert.Contains("an inspector has to see the goods", refused.Reason, StringComparison.Ordinal);

        // The storage clock stands still: nobody is reminded, and nothing is thrown away.
        await host.AdvanceAsync(TimeSpan.FromDays(400));
        Assert.Equal(2, await host.InBucketAsync(order, UnitBucket.InStock));
        Assert.DoesNotContain("reversebuy.storage.overdue.v1", await host.EventsAsync(order));

        var desk = host.Service<InspectorDesk>();
        await Assert.ThrowsAsync<ArgumentException>(() => desk.ReleaseAsync(order, [], host.Command(ActorKind.Warehouse), Token));
        Assert.True((await host.GetAsync(order)).IsHeld);
        using var picture = new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0]);
        var photo = Assert.Single(await desk.ReleaseAsync(order, [picture], host.Command(ActorKind.Warehouse), Token));

        Assert.False((await host.GetAsync(order)).IsHeld);
        await using var kept = await host.Photos.OpenAsync(photo, Token);
        Assert.Equal(4, kept!.Length);
        var released = (await host.Orders.ExplainAsync(order, Token)).History.OfType<HistoryEntry.Transition>().Single(entry => entry.Trigger == "ReleaseHold");
        Assert.Equal((ActorKind.Warehouse, $"seen, photos {photo}"), (released.Actor.Kind, released.Reason));

        // The clock goes on with the 90 days it had left, and a parcel takes the goods.
        await host.AdvanceAsync(TimeSpan.FromDays(89));
        Assert.DoesNotContain("reversebuy.storage.overdue.v1", await host.EventsAsync(order));
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Contains("reversebuy.storage.overdue.v1", await host.EventsAsync(order));
        await host.RequestParcelAsync(order);
        Assert.Equal(2, await host.InBucketAsync(order, UnitBucket.Packing));
    }

    [Fact]
    public async Task Goods_of_a_category_are_held_whatever_they_cost()
    {
        await using var host = await StartAsync(Settings with { Categories = new HashSet<string>(StringComparer.Ordinal) { "50010850" } });
        var order = await ApprovedAsync(host, 40m);
        await host.ArriveAsync(Assert.Single(await host.ShipUpstreamAsync(order)));
        await host.WorkAsync();

        Assert.True((await host.GetAsync(order)).IsHeld);
    }

    [Fact]
    public async Task Plain_goods_are_approved_by_the_policy_and_never_held()
    {
        await using var host = await StartAsync(Settings);
        var order = await host.PayNewAsync(Line(host.North.Offer(), 2));
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));

        await host.StockAsync(order.Id);
        await host.WorkAsync();

        Assert.Empty((await host.GetAsync(order.Id)).Holds);
        await host.RequestParcelAsync(order.Id);
    }

    [Fact]
    public async Task Precious_goods_are_approved_by_a_reviewer_and_by_nobody_else()
    {
        await using var host = await StartAsync(Settings);
        var order = await host.PayNewAsync(Line(host.North.Offer("1001", 1500m), 2, 1500m));
        await host.WorkAsync();
        Assert.Equal(OrderState.PendingReview, (await host.GetAsync(order.Id)).State);

        var refused = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ApproveAsync(order.Id, host.Command(ActorKind.Host)));

        Assert.Equal("precious goods need a reviewer", refused.Reason);
        await host.ApproveAsync(order.Id);
    }

    private static Task<OrdersHost> StartAsync(QualitySettings settings) => OrdersHost.StartAsync(build: builder => builder.AddQualityHold(settings));

    private static async Task<OrderId> ApprovedAsync(OrdersHost host, decimal price)
    {
        var order = await host.PayNewAsync(Line(host.North.Offer("1001", price), 2, price));
        await host.WorkAsync();
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();
        return order.Id;
    }
}
