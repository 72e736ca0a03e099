using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Receiving;

public sealed class ReceivingTests
{
    [Fact]
    public async Task What_a_seller_ships_is_announced_once_with_its_waybill()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));

        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));
        await host.ShipUpstreamAsync(order.Id);

        Assert.StartsWith("SF", package.Waybill, StringComparison.Ordinal);
        Assert.Equal(PackageState.InTransit, package.State);
        Assert.Single(await host.Warehouse.ListAsync(order.Id, Token));
        Assert.Single(await host.EventsAsync(order.Id), type => type == "reversebuy.purchase-order.upstream-shipped.v1");
    }

    [Fact]
    public async Task Accepted_units_go_into_stock_and_the_order_follows()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.South.Offer()));

        await host.StockAsync(order.Id);

        Assert.Equal(4, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        Assert.Equal(OrderState.InStock, (await host.GetAsync(order.Id)).State);
        Assert.All(await host.Warehouse.ListAsync(order.Id, Token), package => Assert.Equal(PackageState.Closed, package.State));
    }

    [Fact]
    public async Task While_some_units_are_still_coming_the_order_stays_in_procurement_and_is_partly_ahead()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        var package = (await host.ShipUpstreamAsync(order.Id))[0];
        await host.ArriveAsync(package);
        var line = (await host.Procurement.FindAsync(package.Sources[0].PurchaseOrder, Token))!.Lines[0].OrderLine;

        await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order.Id, line, 2)], 500), host.Command(), Token);

        var after = await host.GetAsync(order.Id);
        Assert.Equal(OrderState.InProcurement, after.State);
        Assert.Equal(new OrderProgress(OrderState.InProcurement, true), after.Progress);
    }

    [Fact]
    public async Task Units_that_are_wrong_or_damaged_are_quarantined_and_told()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = (await host.ShipUpstreamAsync(order.Id))[0];
        await host.ArriveAsync(package);

        await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 1) { Damaged = 1 }], 500), host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal(1, await host.InBucketAsync(order.Id, UnitBucket.Quarantined));
        Assert.Contains("reversebuy.package.intake-exception-raised.v1", await host.EventsAsync(order.Id));
    }

    [Fact]
    public async Task A_package_that_nobody_announced_is_unclaimed_until_its_seller_announces_it()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var waybill = "SF" + host.North.Orders[0].Id;
        var receipt = await host.Warehouse.ArriveAsync(new PackageArrival(new WarehouseId("gz"), waybill), host.Command(), Token);
        Assert.Equal("Unclaimed", receipt.State);

        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));

        Assert.Equal(receipt.Aggregate, AggregateKey.Of(package.Id));
        Assert.Equal(PackageState.Matched, package.State);
    }

    [Fact]
    public async Task More_than_was_bought_cannot_be_accepted_and_nothing_changes()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = (await host.ShipUpstreamAsync(order.Id))[0];
        await host.ArriveAsync(package);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Warehouse.InspectAsync(
            package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 3)], 500), host.Command(), Token));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(PackageState.Matched, (await host.Warehouse.FindAsync(package.Id, Token))!.State);
    }

    [Fact]
    public async Task A_line_that_the_package_does_not_bring_is_refused()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var other = await host.BuyAsync(Line(host.South.Offer()));
        var package = (await host.ShipUpstreamAsync(order.Id))[0];
        await host.ArriveAsync(package);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Warehouse.InspectAsync(
            package.Id, new Inspection([new InspectedUnits(other.Id, other.Lines[0].Id, 1)], 500), host.Command(), Token));
    }

    [Fact]
    public async Task A_package_arrives_once_and_is_inspected_once()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        var package = Assert.Single(await host.Warehouse.ListAsync(order.Id, Token));

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ArriveAsync(package));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Warehouse.InspectAsync(
            package.Id, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 1)], 500), host.Command(), Token));
    }

    [Fact]
    public async Task Counts_that_make_no_sense_are_refused()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var package = (await host.ShipUpstreamAsync(order.Id))[0];
        await host.ArriveAsync(package);
        var line = order.Lines[0].Id;

        foreach (var units in new InspectedUnits[][] { [new(order.Id, line, -1)], [new(order.Id, line, 0)], [new(order.Id, line, 1), new(order.Id, line, 1)] })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await host.Warehouse.InspectAsync(package.Id, new Inspection(units, 500), host.Command(), Token));
        }
    }

    [Fact]
    public async Task A_line_of_the_same_order_that_came_in_another_package_is_refused()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        var packages = await host.ShipUpstreamAsync(order.Id);
        await host.ArriveAsync(packages[0]);
        var own = (await host.Procurement.FindAsync(packages[0].Sources[0].PurchaseOrder, Token))!.Lines[0].OrderLine;
        var other = order.Lines.Single(line => line.Id != own).Id;

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Warehouse.InspectAsync(
            packages[0].Id, new Inspection([new InspectedUnits(order.Id, other, 1)], 500), host.Command(), Token));
        Assert.Equal(0, await host.InBucketAsync(order.Id, UnitBucket.InStock));
    }
}
