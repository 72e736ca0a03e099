using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Finding;

public sealed class LookupTests
{
    [Fact]
    public async Task An_order_is_found_by_what_marketplace_seller_and_carrier_call_its_goods_and_by_nothing_of_another_tenants()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var other = await host.BuyAsync(Line(host.South.Offer("2002")));
        await host.DeliverAsync(order.Id);
        var upstream = (await host.PurchaseAsync(order.Id)).UpstreamOrders[0].Id;
        var package = Assert.Single(await host.Warehouse.ListAsync(order.Id, Token));
        var parcel = Assert.Single(await host.Parcels.ListAsync(order.Id, Token));
        OrderQuery[] queries =
        [
            new() { UpstreamOrderId = upstream },
            new() { PackageWaybill = package.Waybill },
            new() { ParcelWaybill = parcel.Waybill },
            new() { Marketplace = host.North.Id },
            new() { PlacedBefore = other.PlacedAt.AddTicks(1), State = OrderState.Delivered },
        ];
        foreach (var query in queries)
        {
            Assert.Equal(order.Id, Assert.Single(await host.Orders.ListAsync(query, Token)).Id);
        }

        Assert.Equal(package.Id, Assert.Single(await host.Packages.ListAsync(new PackageQuery { Waybill = package.Waybill }, Token)).Id);
        Assert.Equal(parcel.Id, Assert.Single(await host.Parcels.ListAsync(new ParcelQuery { Waybill = parcel.Waybill }, Token)).Id);

        using var entered = host.Enter(Panda);
        foreach (var query in queries)
        {
            Assert.Empty(await host.Orders.ListAsync(query, Token));
        }
    }

    [Fact]
    public async Task Pages_hold_every_order_once_though_orders_come_in_meanwhile()
    {
        await using var host = await StartAsync();
        List<OrderId> placed = [];
        for (var number = 0; number < 5; number++)
        {
            placed.Add((await host.PlaceAsync(Line(host.North.Offer()))).Id);
        }

        List<OrderId> seen = [];
        OrderId? after = null;
        while (await host.Orders.ListAsync(new OrderQuery { Limit = 2, After = after }, Token) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(order => order.Id));
            after = page[^1].Id;
            await host.PlaceAsync(Line(host.North.Offer()));
        }

        Assert.Equal(Enumerable.Reverse(placed), seen);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("DEU")]
    [InlineData("")]
    public async Task A_country_that_is_none_is_refused_before_anything_is_asked(string country)
    {
        await using var host = await StartAsync();
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR) { Country = country };

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Orders.PlaceAsync(request, host.Command(), Token));
    }
}
