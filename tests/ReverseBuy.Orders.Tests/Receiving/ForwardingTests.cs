using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Receiving;

public sealed class ForwardingTests
{
    [Fact]
    public async Task What_a_customer_has_sent_here_is_theirs_and_becomes_a_found_item()
    {
        await using var host = await StartAsync();
        await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token);

        var arrived = await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "YT1"), host.Command(ActorKind.Warehouse), Token);
        Assert.Equal("Matched", arrived.State);
        await host.Warehouse.InspectAsync(
            PackageId.From(arrived.Aggregate.Value), new Inspection([], 700) { Found = [new FoundGoods("book", 3, 1)] }, host.Command(ActorKind.Warehouse), Token);

        var item = Assert.Single(await host.FoundItems.ListAsync(Anna, Token));
        Assert.Equal((FoundItemOrigin.Forwarding, 3, 1), (item.Origin, item.Units[UnitBucket.InStock], item.Units[UnitBucket.Quarantined]));
        Assert.Equal(PackageState.Closed, (await host.Warehouse.FindAsync(item.Package!.Value, Token))!.State);
        Assert.Empty(await host.FoundItems.ListAsync(null, Token));
    }

    [Fact]
    public async Task One_that_stands_there_unclaimed_is_matched_when_its_customer_announces_it()
    {
        await using var host = await StartAsync();
        var arrived = await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "YT1"), host.Command(ActorKind.Warehouse), Token);
        Assert.Equal("Unclaimed", arrived.State);

        var announced = await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token);

        Assert.Equal((arrived.Aggregate, "Matched"), (announced.Aggregate, announced.State));
    }

    [Fact]
    public async Task The_waybill_of_somebody_else_cannot_be_announced_and_nothing_of_theirs_is_told()
    {
        await using var host = await StartAsync();
        await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token);

        var error = await Assert.ThrowsAsync<OrderTransitionException>(
            async () => await host.Packages.AnnounceAsync(new AnnouncedPackage(Boris, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token));

        Assert.DoesNotContain("anna", error.Message, StringComparison.Ordinal);
        Assert.Empty(await host.Packages.ListAsync(new PackageQuery { Customer = Boris }, Token));
    }

    [Fact]
    public async Task Announcing_again_changes_nothing()
    {
        await using var host = await StartAsync();
        var first = await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token);

        Assert.Equal(first, await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT1", "YTO"), host.Command(ActorKind.Customer), Token));
    }

    [Fact]
    public async Task An_operator_matches_what_nobody_claimed_to_a_customer_or_to_an_upstream_order()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var purchase = await host.PurchaseAsync(order.Id);
        var forwarded = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "A"), host.Command(), Token)).Aggregate.Value);
        var bought = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "B"), host.Command(), Token)).Aggregate.Value);

        await host.Packages.MatchAsync(forwarded, new PackageClaim.OfCustomer(Anna), host.Command(), Token);
        await host.Packages.MatchAsync(bought, new PackageClaim.OfUpstreamOrder(purchase.Id, purchase.UpstreamOrders[0].Id), host.Command(), Token);
        await host.Warehouse.InspectAsync(bought, new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 2)], 500), host.Command(), Token);

        Assert.Equal(Anna, (await host.Warehouse.FindAsync(forwarded, Token))!.Customer);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.InStock));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Packages.MatchAsync(bought, new PackageClaim.OfCustomer(Anna), host.Command(), Token));
    }

    [Fact]
    public async Task What_is_matched_to_an_upstream_order_that_is_not_there_stays_unclaimed()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var purchase = await host.PurchaseAsync(order.Id);
        var package = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "A"), host.Command(), Token)).Aggregate.Value);

        await Assert.ThrowsAsync<UnknownAggregateException>(
            async () => await host.Packages.MatchAsync(package, new PackageClaim.OfUpstreamOrder(purchase.Id, "nonsense"), host.Command(), Token));

        Assert.Equal(PackageState.Unclaimed, (await host.Warehouse.FindAsync(package, Token))!.State);
    }

    [Theory]
    [InlineData(PackageNews.SentBack, PackageState.SentBack)]
    [InlineData(PackageNews.Disposed, PackageState.Disposed)]
    public async Task What_nobody_claims_goes_back_or_away(PackageNews news, PackageState state)
    {
        await using var host = await StartAsync();
        var package = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "A"), host.Command(), Token)).Aggregate.Value);

        await host.Packages.ReportAsync(package, news, host.Command(), Token);

        Assert.Equal(state, (await host.Warehouse.FindAsync(package, Token))!.State);
    }

    [Fact]
    public async Task Extra_goods_are_nobodys_until_somebody_knows_whose_they_are()
    {
        await using var host = await StartAsync();
        var (order, package) = await host.ArrivedAsync();
        await host.Warehouse.InspectAsync(
            package.Id,
            new Inspection([new InspectedUnits(order.Id, order.Lines[0].Id, 2)], 500) { Found = [new FoundGoods("mug", 1)] },
            host.Command(ActorKind.Warehouse),
            Token);
        var item = Assert.Single(await host.FoundItems.ListAsync(null, Token));
        Assert.Equal(FoundItemOrigin.Extra, item.Origin);

        await host.FoundItems.AssignAsync(item.Id, Anna, host.Command(), Token);

        Assert.Equal(item.Id, Assert.Single(await host.FoundItems.ListAsync(Anna, Token)).Id);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.FoundItems.AssignAsync(item.Id, Boris, host.Command(), Token));
    }

    [Fact]
    public async Task Found_goods_without_a_name_or_a_count_are_refused()
    {
        await using var host = await StartAsync();
        var (_, package) = await host.ArrivedAsync();

        foreach (var goods in new FoundGoods[] { new("", 1), new("mug", 0), new("mug", -1, 2) })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await host.Warehouse.InspectAsync(package.Id, new Inspection([], 500) { Found = [goods] }, host.Command(), Token));
        }
    }
}
