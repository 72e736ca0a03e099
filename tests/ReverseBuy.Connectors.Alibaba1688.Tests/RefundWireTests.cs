using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>Refunds that need pictures, or are of some lines, against the simulator.</summary>
public sealed class RefundWireTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, (byte)'&', (byte)'=', (byte)'\r', (byte)'\n', (byte)'-', (byte)'-', 0xC3, 0x28];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reason_that_asks_for_pictures_takes_those_that_were_uploaded_and_no_others()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var request = await ShippedAsync(fixture);
        var afterSales = fixture.Seam<IAfterSales>();
        request = request with { ReasonId = (await afterSales.GetReasonsAsync(fixture.Context, request, Token)).First(reason => reason.NeedsVoucher).Id };

        var without = Assert.IsType<RefundResult.Refused>(await afterSales.ApplyAsync(fixture.Context, request, Token));
        var strange = Assert.IsType<RefundResult.Refused>(
            await afterSales.ApplyAsync(fixture.Context, request with { Vouchers = [new Uri("https://cbu01.alicdn.com/img/ibank/x.jpg")] }, Token));
        var voucher = await fixture.Seam<IRefundVouchers>().UploadAsync(fixture.Context, Jpeg, Token);
        var applied = await afterSales.ApplyAsync(fixture.Context, request with { Vouchers = [voucher] }, Token);

        Assert.Equal(("5005", "5005"), (without.MarketplaceCode, strange.MarketplaceCode));
        Assert.Equal(("https", "cbu01.alicdn.com"), (voucher.Scheme, voucher.Host));
        Assert.IsType<RefundResult.Applied>(applied);
    }

    [Fact]
    public async Task A_picture_that_the_platform_would_refuse_is_not_sent()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var vouchers = fixture.Seam<IRefundVouchers>();
        byte[] large = [.. Jpeg, .. new byte[1_000_000]];

        foreach (var picture in (byte[][])[[], [.. "GIF89a"u8], large])
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await vouchers.UploadAsync(fixture.Context, picture, Token));
        }

        Assert.Empty((await fixture.Control.GetCountersAsync(Token)).ByOperation);
    }

    [Fact]
    public async Task One_line_of_an_order_is_refunded_by_its_id_and_the_order_names_the_refund()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 1);
        var order = await PaidAsync(fixture, [await fixture.LineAsync(listing, 2), await fixture.LineAsync(listing, 3, sku: 2)]);
        var reading = (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, order, Token))!;
        var line = reading.Lines[1];
        var request = new RefundRequest
        {
            UpstreamOrderId = order,
            LineIds = [line.Id!],
            Kind = RefundKind.MoneyOnly,
            Goods = RefundGoods.NotShipped,
            Amount = line.UnitPrice * line.Quantity,
            Freight = Money.Zero(Currency.CNY),
            ReasonId = "20006",
            Description = "不想要了",
        };

        var applied = Assert.IsType<RefundResult.Applied>(await fixture.Seam<IAfterSales>().ApplyAsync(fixture.Context, request, Token));

        Assert.Equal([applied.RefundId], (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, order, Token))!.RefundIds);
        var refund = (await fixture.Seam<IRefunds>().FindAsync(fixture.Context, applied.RefundId, Token))!;
        Assert.Equal((request.Amount, RefundStatus.AwaitingSeller), (refund.Amount, refund.Status));
    }

    [Fact]
    public async Task Goods_go_back_when_the_seller_has_agreed_and_are_paid_for()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var afterSales = fixture.Seam<IAfterSales>();
        var applied = (RefundResult.Applied)await afterSales.ApplyAsync(fixture.Context, await ShippedAsync(fixture) with { ReasonId = "20006" }, Token);
        var goods = new ReturnedGoods { RefundId = applied.RefundId, CarrierCode = "ZTO", Waybill = "7312345678" };

        var early = Assert.IsType<RefundStepResult.Refused>(await afterSales.ReportReturnAsync(fixture.Context, goods, Token));
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(1), Token);
        var agreed = await afterSales.FindAsync(fixture.Context, applied.RefundId, Token);
        var voucher = await fixture.Seam<IRefundVouchers>().UploadAsync(fixture.Context, Jpeg, Token);
        var reported = await afterSales.ReportReturnAsync(fixture.Context, goods with { Vouchers = [voucher] }, Token);
        var returning = await afterSales.FindAsync(fixture.Context, applied.RefundId, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(1), Token);
        var paid = await afterSales.FindAsync(fixture.Context, applied.RefundId, Token);

        Assert.Equal("4007", early.MarketplaceCode);
        Assert.IsType<RefundStepResult.Done>(reported);
        Assert.Equal([RefundStatus.AwaitingBuyer, RefundStatus.Returning, RefundStatus.Refunded], ((RefundReading?[])[agreed, returning, paid]).Select(refund => refund!.Status));
        await Assert.ThrowsAsync<ArgumentException>(async () => await afterSales.ReportReturnAsync(fixture.Context, goods with { Waybill = " " }, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await afterSales.ReportReturnAsync(fixture.Context, goods with { Vouchers = [.. Enumerable.Repeat(voucher, 11)] }, Token));
    }

    [Fact]
    public async Task A_refund_is_withdrawn_once()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var afterSales = fixture.Seam<IAfterSales>();
        var applied = (RefundResult.Applied)await afterSales.ApplyAsync(fixture.Context, await ShippedAsync(fixture) with { ReasonId = "20006" }, Token);

        var done = await afterSales.WithdrawAsync(fixture.Context, applied.RefundId, Token);
        var again = await afterSales.WithdrawAsync(fixture.Context, applied.RefundId, Token);

        Assert.IsType<RefundStepResult.Done>(done);
        Assert.Equal("REFUND_STATUS_ERROR", Assert.IsType<RefundStepResult.Refused>(again).MarketplaceCode);
        Assert.Equal(RefundStatus.Closed, (await afterSales.FindAsync(fixture.Context, applied.RefundId, Token))!.Status);
    }

    [Fact]
    public async Task A_person_pays_across_the_border_when_the_host_says_so()
    {
        await using var fixture = await SandboxFixture.StartAsync(configure: options => options.Cashier = Alibaba1688CashierChannel.CrossBorderPay);
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        var placed = (PurchaseResult.Placed)await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]), Token);

        var link = Assert.IsType<CashierLink.Open>(await fixture.Seam<ICashier>().GetLinkAsync(fixture.Context, [placed.Orders[0].Id], Token));

        Assert.EndsWith(placed.Orders[0].Id, link.Page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(1, (await fixture.Control.GetCountersAsync(Token)).ByOperation["alibaba.crossBorderPay.url.get"]);
    }

    [Fact]
    public async Task Each_sku_has_its_own_weight()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = (await fixture.Seam<IProductSource>().FindAsync(fixture.Context, await fixture.ListingAsync("连衣裙", 1), Token))!;

        Assert.All(product.Skus, sku => Assert.InRange(sku.WeightGrams!.Value, 1, 5000));
        Assert.True(product.Skus.Select(sku => sku.WeightGrams).Distinct().Count() > 1);
    }

    private static async Task<string> PaidAsync(SandboxFixture fixture, IReadOnlyList<PurchaseLine> lines)
    {
        var placed = (PurchaseResult.Placed)await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, lines), Token);
        var order = Assert.Single(placed.Orders).Id;
        await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, order, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        return order;
    }

    private static async Task<RefundRequest> ShippedAsync(SandboxFixture fixture)
    {
        var order = await PaidAsync(fixture, [await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2)]);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(6), Token);
        return new RefundRequest
        {
            UpstreamOrderId = order,
            Kind = RefundKind.ReturnGoods,
            Goods = RefundGoods.Received,
            Amount = new Money(1m, Currency.CNY),
            Freight = Money.Zero(Currency.CNY),
            Description = "颜色不符",
        };
    }
}
