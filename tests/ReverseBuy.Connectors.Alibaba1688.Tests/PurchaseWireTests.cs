using ReverseBuy.Buying;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class PurchaseWireTests
{
    private const string CreateOperation = "alibaba.trade.createCrossOrder";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_purchase_goes_from_preview_to_signed_goods()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        var request = new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]);
        var purchasing = fixture.Seam<IPurchasing>();
        var orders = fixture.Seam<IUpstreamOrders>();

        var preview = Assert.IsType<PurchasePreview.Buyable>(await purchasing.PreviewAsync(fixture.Context, request, Token));
        Assert.Equal(line.UnitPrice * 2, preview.GoodsTotal);
        Assert.Equal(1, preview.OrderCount);

        var placed = Assert.IsType<PurchaseResult.Placed>(await purchasing.CreateAsync(fixture.Context, request, Token));
        var order = Assert.Single(placed.Orders);
        Assert.Equal(preview.Total, order.Total);

        var reading = Assert.Single(await orders.FindByReferenceAsync(fixture.Context, "rb1", Token));
        Assert.Equal(order.Id, reading.Id);
        Assert.Equal(UpstreamStatus.Unpaid, reading.Status);
        Assert.Equal(order.Total, reading.Total);
        Assert.Equal(new UpstreamOrderLine(line.PurchaseKey, 2, line.UnitPrice), Assert.Single(reading.Lines) with { Id = null });
        Assert.Empty(await fixture.Seam<IDomesticTracking>().GetShipmentsAsync(fixture.Context, order.Id, Token));

        Assert.NotEqual(PayOutcome.Refused, (await purchasing.PayAsync(fixture.Context, order.Id, Token)).Outcome);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        Assert.Equal(UpstreamStatus.Paid, (await orders.FindAsync(fixture.Context, order.Id, Token))!.Status);

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(6), Token);
        Assert.Equal(UpstreamStatus.Shipped, (await orders.FindAsync(fixture.Context, order.Id, Token))!.Status);
        var shipment = Assert.Single(await fixture.Seam<IDomesticTracking>().GetShipmentsAsync(fixture.Context, order.Id, Token));
        Assert.Equal(DomesticShipmentStatus.InTransit, shipment.Status);

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(48), Token);
        shipment = Assert.Single(await fixture.Seam<IDomesticTracking>().GetShipmentsAsync(fixture.Context, order.Id, Token));
        Assert.Equal(DomesticShipmentStatus.Delivered, shipment.Status);
        Assert.Equal(3, shipment.Steps.Count);
    }

    [Fact]
    public async Task A_payment_that_takes_its_time_is_accepted_and_not_yet_paid()
    {
        await using var fixture = await SandboxFixture.StartAsync(options: new SandboxOptions { PayDelay = TimeSpan.FromMinutes(1) });
        var id = await BuyAsync(fixture, "rb1");

        Assert.Equal(PayOutcome.Accepted, (await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, id, Token)).Outcome);
        Assert.Equal(UpstreamStatus.Unpaid, (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, id, Token))!.Status);

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromMinutes(1), Token);
        Assert.Equal(UpstreamStatus.Paid, (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, id, Token))!.Status);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_unknown_was_sent_once_and_is_found_by_its_reference()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        await fixture.Control.AddFaultAsync(new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = SandboxFaultKind.DropAfter }, Token);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () =>
            await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]), Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.False(error.IsTransient);
        Assert.Equal(1, (await fixture.Control.GetCountersAsync(Token)).ByOperation[CreateOperation]);
        Assert.Single(await fixture.Control.GetOrdersAsync(Token));
        Assert.Single(await fixture.Seam<IUpstreamOrders>().FindByReferenceAsync(fixture.Context, "rb1", Token));
    }

    [Fact]
    public async Task A_create_that_was_cut_off_before_it_was_done_is_unknown_too_and_nothing_is_found()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        await fixture.Control.AddFaultAsync(new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = SandboxFaultKind.DropBefore }, Token);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () =>
            await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]), Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal(1, (await fixture.Control.GetCountersAsync(Token)).ByOperation[CreateOperation]);
        Assert.Empty(await fixture.Seam<IUpstreamOrders>().FindByReferenceAsync(fixture.Context, "rb1", Token));
    }

    [Fact]
    public async Task Goods_of_two_warehouses_become_two_orders_under_one_reference()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 1);
        var first = await fixture.LineAsync(listing, 2, sku: 0);
        var second = await fixture.LineAsync(listing, 2, sku: 1);

        var placed = Assert.IsType<PurchaseResult.Placed>(
            await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [first, second]), Token));

        Assert.Equal(2, placed.Orders.Count);
        Assert.Equal(2, (await fixture.Seam<IUpstreamOrders>().FindByReferenceAsync(fixture.Context, "rb1", Token)).Count);
    }

    [Fact]
    public async Task A_purchase_of_more_than_there_is_is_refused_and_names_the_line()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 1);
        var line = await fixture.LineAsync(listing, 2);
        await fixture.Control.ChangeStockAsync("1688", listing.Value, line.Sku.Value, 1, Token);
        var request = new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]);

        var preview = Assert.IsType<PurchasePreview.Refused>(await fixture.Seam<IPurchasing>().PreviewAsync(fixture.Context, request, Token));
        var refused = Assert.IsType<PurchaseResult.Refused>(await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, request, Token));

        Assert.Equal(PurchaseRefusalReason.OutOfStock, preview.Refusal.Reason);
        Assert.Equal(PurchaseRefusalReason.OutOfStock, refused.Refusal.Reason);
        Assert.Equal(line.Sku, refused.Refusal.Sku);
        Assert.Empty(await fixture.Control.GetOrdersAsync(Token));
    }

    [Fact]
    public async Task Paying_a_paid_order_again_leaves_it_paid_once()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var id = await BuyAsync(fixture, "rb1");
        await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, id, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);

        Assert.NotEqual(PayOutcome.Accepted, (await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, id, Token)).Outcome);
        Assert.Equal(UpstreamStatus.Paid, (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, id, Token))!.Status);
    }

    [Fact]
    public async Task An_order_that_does_not_exist_is_not_found()
    {
        await using var fixture = await SandboxFixture.StartAsync();

        Assert.Null(await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, "1234567890123456789", Token));
    }

    private static async Task<string> BuyAsync(SandboxFixture fixture, string reference)
    {
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        var result = await fixture.Seam<IPurchasing>().CreateAsync(
            fixture.Context,
            new PurchaseRequest(reference, SandboxFixture.Warehouse, [line]),
            Token);
        return Assert.Single(Assert.IsType<PurchaseResult.Placed>(result).Orders).Id;
    }
}
