using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Receiving;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Receiving;

public sealed class UnitDecisionTests
{
    public static TheoryData<UnitBucket, UnitDecision> Decided => [.. UnitDecisionTable.To.Keys.Select(key => (key.From, key.Decision))];

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Units_go_where_a_decision_sends_them_once(UnitBucket from, UnitDecision decision)
    {
        await using var host = await StartAsync();
        var order = await UnitsInAsync(host, from);
        var command = host.Command();
        var decided = new DecideUnits(order.Id, order.Lines[0].Id, from, 1, decision);

        var first = await host.Decisions.DecideAsync(decided, command, Token);
        Assert.Equal(first, await host.Decisions.DecideAsync(decided, command, Token));

        var after = await host.GetAsync(order.Id);
        Assert.Equal(1, after.Lines[0].Units[UnitDecisionTable.To[(from, decision)]]);
        Assert.Equal(order.Lines[0].Units[from] - 1, after.Lines[0].Units[from]);
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public void A_decision_makes_only_legal_moves(UnitBucket from, UnitDecision decision) =>
        Assert.Contains((from, UnitDecisionTable.To[(from, decision)]), UnitMoves.Legal);

    [Fact]
    public async Task What_cannot_be_decided_about_a_bucket_is_refused_and_nothing_changes()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();

        var error = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.Replace));

        Assert.Equal(["SendBack", "Dispose"], error.Permitted.OrderDescending(StringComparer.Ordinal));
        Assert.Equal(order.Version, (await host.GetAsync(order.Id)).Version);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.DecideAsync(order, UnitBucket.InStock, 3, UnitDecision.Dispose));
    }

    [Theory]
    [InlineData(UnitDecision.Replace)]
    [InlineData(UnitDecision.BuyAgain)]
    public async Task What_lies_in_quarantine_stays_there_as_a_found_item_when_others_come_in_its_place(UnitDecision decision)
    {
        await using var host = await StartAsync();
        var order = await UnitsInAsync(host, UnitBucket.Quarantined);

        await host.DecideAsync(order, UnitBucket.Quarantined, 1, decision);

        var item = Assert.Single(await host.FoundItems.ListAsync(null, Token));
        Assert.Equal((FoundItemOrigin.Exchanged, order.Id, 1), (item.Origin, item.Order, item.Units[UnitBucket.Quarantined]));
        await host.FoundItems.DecideAsync(item.Id, 1, FoundItemDecision.SendBack, host.Command(), Token);
        Assert.Equal(1, (await host.FoundItems.FindAsync(item.Id, Token))!.Units[UnitBucket.Returned]);
    }

    [Fact]
    public async Task What_is_bought_anew_leaves_its_purchase_and_comes_with_another_one()
    {
        await using var host = await StartAsync();
        var order = await UnitsInAsync(host, UnitBucket.Quarantined);
        await host.DecideAsync(order, UnitBucket.Quarantined, 2, UnitDecision.BuyAgain);

        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        var purchases = await host.Procurement.ListAsync(order.Id, Token);
        Assert.Equal([0, 2], purchases.Select(purchase => purchase.Lines[0].Live).Order());
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_purchase_that_ends_does_not_take_back_what_another_one_bought()
    {
        await using var host = await StartAsync();
        var order = await UnitsInAsync(host, UnitBucket.Quarantined);
        await host.DecideAsync(order, UnitBucket.Quarantined, 2, UnitDecision.BuyAgain);
        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();

        host.North.Orders[0].Status = Buying.UpstreamStatus.Cancelled;
        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Contains(await host.Procurement.ListAsync(order.Id, Token), purchase => purchase.State == PurchaseOrderState.Closed);
    }

    [Fact]
    public async Task A_replacement_comes_under_the_same_upstream_order_with_a_waybill_of_its_own()
    {
        await using var host = await StartAsync();
        var order = await UnitsInAsync(host, UnitBucket.Quarantined);
        await host.DecideAsync(order, UnitBucket.Quarantined, 2, UnitDecision.Replace);
        var upstream = (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].Id;
        var package = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "again"), host.Command(), Token)).Aggregate.Value);
        await host.Packages.MatchAsync(package, new PackageClaim.OfUpstreamOrder((await host.PurchaseAsync(order.Id)).Id, upstream), host.Command(), Token);

        await host.Warehouse.InspectAsync(package, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 2)], 500), host.Command(), Token);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }

    [Fact]
    public async Task A_customer_sends_back_within_the_return_window_and_the_agent_whenever_the_seller_takes_it()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync(3);
        host.Time.Advance(TimeSpan.FromDays(5));
        await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.SendBack, ActorKind.Customer);
        host.Time.Advance(TimeSpan.FromTicks(1));

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.SendBack, ActorKind.Customer));
        await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.SendBack);

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Returned));
    }

    // Each bucket by the facts that bring units there.
    private static async Task<Order> UnitsInAsync(OrdersHost host, UnitBucket bucket)
    {
        switch (bucket)
        {
            case UnitBucket.Quarantined:
                return await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 0) { Wrong = 2 });
            case UnitBucket.InStock:
                return await host.StockedAsync();
            case UnitBucket.Purchased:
                return await host.BuyAsync(Line(host.North.Offer()));
            default:
                var order = await host.BuyAsync(Line(host.North.Offer()));
                await host.DecideAsync(order, UnitBucket.Purchased, 2, UnitDecision.DeclareMissing);
                return await host.GetAsync(order.Id);
        }
    }
}
