using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing.Tests.Fakes;

/// <summary>The marketplace in memory behaves as marketplaces do.</summary>
public sealed class FakeConnectorTests
{
    private static readonly ConnectorContext s_context = new(new TenantId("lotus"), new BuyingAccountId("main"), CallLane.Purchase);
    private static readonly ConnectorContext s_other = s_context with { Tenant = new TenantId("boris") };

    private readonly FakeConnector _market = new("north");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_offered_is_found_and_read_and_what_is_taken_off_is_gone()
    {
        var sku = _market.Offer("1001", 40m);
        _market.Offer("1002", 25m);

        var page = await Seam<IProductSearch>().SearchAsync(s_context, new SearchQuery("宝贝") { PageSize = 1, Sort = SearchSort.PriceAscending }, Token);
        Assert.Equal(("1002", true, 2L), (Assert.Single(page.Hits).Id.Value, page.HasMore, page.TotalCount));
        var product = (await Seam<IProductSource>().FindAsync(s_context, sku.Listing, Token))!;
        Assert.Equal(sku.Listing, Seam<ILinkRecognizer>().Recognize($"看看 {product.PageUrl}?x=1"));
        Assert.Equal(sku.Listing, await Seam<IShortLinks>().ResolveAsync("https://north.example/s/1001", Token));

        _market.Delist(sku.Listing);
        Assert.Null(await Seam<IProductSource>().FindAsync(s_context, sku.Listing, Token));
        Assert.IsType<LiveOffer.ListingGone>(await OfferAsync(sku, 1));
    }

    [Fact]
    public async Task What_is_bought_is_taken_off_the_stock_and_found_by_its_reference_by_its_buyer_alone()
    {
        var sku = _market.Offer("1001", 40m, stock: 5);
        var placed = Assert.IsType<PurchaseResult.Placed>(await Seam<IPurchasing>().CreateAsync(s_context, await RequestAsync("PO1", sku, 3), Token));
        Assert.Equal(new Money(120m, Currency.CNY), Assert.Single(placed.Orders).Total);
        Assert.Equal(Availability.Exactly(2), Assert.IsType<LiveOffer.Offered>(await OfferAsync(sku, 1)).Availability);

        var refused = Assert.IsType<PurchaseResult.Refused>(await Seam<IPurchasing>().CreateAsync(s_context, await RequestAsync("PO2", sku, 3), Token));
        Assert.Equal((PurchaseRefusalReason.OutOfStock, sku), (refused.Refusal.Reason, refused.Refusal.Sku));
        Assert.Equal(placed.Orders[0].Id, Assert.Single(await Seam<IUpstreamOrders>().FindByReferenceAsync(s_context, "PO1", Token)).Id);
        Assert.Empty(await Seam<IUpstreamOrders>().FindByReferenceAsync(s_other, "PO1", Token));
        Assert.Null(await Seam<IUpstreamOrders>().FindAsync(s_other, placed.Orders[0].Id, Token));

        Assert.Equal(CancelOutcome.Cancelled, (await Seam<IPurchasing>().CancelAsync(s_context, placed.Orders[0].Id, Token)).Outcome);
        Assert.Equal(Availability.Exactly(5), Assert.IsType<LiveOffer.Offered>(await OfferAsync(sku, 1)).Availability);
    }

    [Fact]
    public async Task A_price_that_moved_and_a_time_that_is_over_buy_nothing()
    {
        var request = await RequestAsync("PO1", _market.Offer("1001", 40m), 1);
        _market.Offer("1001", 41m);
        Assert.Equal(PurchaseRefusalReason.PriceChanged, Assert.IsType<PurchasePreview.Refused>(await Seam<IPurchasing>().PreviewAsync(s_context, request, Token)).Refusal.Reason);
        var late = s_context with { SendBefore = DateTimeOffset.UnixEpoch };
        var failure = await Assert.ThrowsAsync<MarketplaceException>(async () => await Seam<IPurchasing>().CreateAsync(late, request, Token));
        Assert.Equal(MarketplaceErrorKind.Unavailable, failure.Kind);
        Assert.Empty(_market.Orders);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task The_same_reference_again_buys_again_unless_the_connector_says_otherwise(bool isIdempotent, int orders)
    {
        var market = new FakeConnector(_market.Descriptor with { CreateIsIdempotentByReference = isIdempotent });
        var line = new PurchaseLine(market.Offer("1001", 40m), "1001-default", 1, new Money(40m, Currency.CNY));
        var request = new PurchaseRequest("PO1", ReverseBuyTestHost.Warehouse, [line]);
        var purchasing = market.Fake<IPurchasing>().Seam;
        await purchasing.CreateAsync(s_context, request, Token);
        await purchasing.CreateAsync(s_context, request, Token);
        Assert.Equal(orders, market.Orders.Count);
    }

    [Fact]
    public async Task A_person_buys_by_a_link_and_it_is_matched()
    {
        var request = await RequestAsync("PO1", _market.Offer("1001", 40m), 2);
        var purchase = new AssistedPurchase("PO1", request.Lines, DateTimeOffset.UnixEpoch);
        var link = await Seam<IAssistedPurchasing>().CreateLinkAsync(s_context, request, Token);
        Assert.Empty(await Seam<IAssistedPurchasing>().MatchAsync(s_context, purchase, Token));
        var id = _market.BuyByLink(link);
        var matched = Assert.Single(await Seam<IAssistedPurchasing>().MatchAsync(s_context, purchase, Token));
        Assert.Equal((id, UpstreamStatus.Paid, 2), (matched.Id, matched.Status, matched.Lines[0].Quantity));
        Assert.Empty(await Seam<IAssistedPurchasing>().MatchAsync(s_other, purchase, Token));
        Assert.Throws<ArgumentException>(() => _market.BuyByLink(new Uri("https://elsewhere.example/")));
    }

    [Fact]
    public async Task A_refund_goes_its_way()
    {
        var placed = (PurchaseResult.Placed)await Seam<IPurchasing>().CreateAsync(s_context, await RequestAsync("PO1", _market.Offer("1001", 40m), 1), Token);
        var request = new RefundRequest { UpstreamOrderId = placed.Orders[0].Id, Kind = RefundKind.ReturnGoods, Goods = RefundGoods.Received, Amount = new Money(40m, Currency.CNY), Freight = Money.Zero(Currency.CNY) };
        Assert.IsType<RefundResult.Refused>(await Seam<IAfterSales>().ApplyAsync(s_context, request, Token));
        Assert.Equal(PayOutcome.Paid, (await Seam<IPurchasing>().PayAsync(s_context, request.UpstreamOrderId, Token)).Outcome);
        Assert.Equal(PayOutcome.Refused, (await Seam<IPurchasing>().PayAsync(s_context, request.UpstreamOrderId, Token)).Outcome);
        var refund = Assert.IsType<RefundResult.Applied>(await Seam<IAfterSales>().ApplyAsync(s_context, request, Token)).RefundId;
        Assert.Equal(refund, Assert.Single(_market.Orders[0].RefundIds));

        var goods = new ReturnedGoods { RefundId = refund, CarrierCode = "SF", Waybill = "SF1" };
        Assert.IsType<RefundStepResult.Refused>(await Seam<IAfterSales>().ReportReturnAsync(s_context, goods, Token));
        _market.Decide(refund, RefundStatus.AwaitingBuyer);
        Assert.IsType<RefundStepResult.Done>(await Seam<IAfterSales>().ReportReturnAsync(s_context, goods, Token));
        Assert.Equal(RefundStatus.Returning, (await Seam<IRefunds>().FindAsync(s_context, refund, Token))!.Status);
        Assert.Null(await Seam<IRefunds>().FindAsync(s_other, refund, Token));
    }

    [Fact]
    public async Task What_it_has_to_tell_comes_as_a_callback_and_in_the_feed_until_it_is_confirmed()
    {
        var hint = new UpstreamOrderHint(_market.Marketplace, null, "north1", "PO1");
        var callback = _market.Tell(hint);
        var genuine = Assert.IsType<CallbackReading.Genuine>(Seam<ICallbackReceiver>().Read(callback, FakeConnector.CallbackSecret));
        Assert.Equal(hint, Assert.Single(genuine.Hints));
        Assert.IsType<CallbackReading.Forged>(Seam<ICallbackReceiver>().Read(callback, "another"));
        Assert.IsType<CallbackReading.Unreadable>(Seam<ICallbackReceiver>().Read(callback with { Body = "{}"u8.ToArray() }, FakeConnector.CallbackSecret));

        Assert.Equal(genuine, Assert.Single(await PullAsync()));
        await Seam<IChangeFeed>().ConfirmAsync(s_context, [genuine.MessageId], Token);
        Assert.Empty(await PullAsync());

        ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync() => Seam<IChangeFeed>().PullAsync(s_context, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, Token);
    }

    [Fact]
    public async Task A_seam_answers_what_the_test_says_and_its_calls_are_noted()
    {
        var request = await RequestAsync("PO1", _market.Offer("1001", 40m), 1);
        _market.Fake<IPurchasing>().AnswerNext(nameof(IPurchasing.CreateAsync), _ => throw new MarketplaceException(_market.Marketplace, MarketplaceErrorKind.OutcomeUnknown, "lost"));
        await Assert.ThrowsAsync<MarketplaceException>(async () => await Seam<IPurchasing>().CreateAsync(s_context, request, Token));
        await Seam<IPurchasing>().CreateAsync(s_context, request, Token);
        Assert.Single(_market.Orders);
        Assert.Equal([s_context.Tenant, s_context.Tenant], _market.Fake<IPurchasing>().Calls.Select(call => call.Tenant));
        Assert.Throws<ArgumentException>(() => _market.Fake<Orders.IPricing>());
    }

    [Fact]
    public void What_it_cannot_do_it_is_not_asked_for()
    {
        var market = new FakeConnector(_market.Descriptor with { Capabilities = ConnectorCapabilities.Products });
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory().AddFakeConnector(market);
        using var provider = services.BuildServiceProvider();
        var connectors = provider.GetRequiredService<IConnectors>();
        Assert.NotNull(connectors.Require<IProductSource>(market.Marketplace));
        Assert.Throws<NotSupportedByMarketplaceException>(() => connectors.Require<IPurchasing>(market.Marketplace));
    }

    private TSeam Seam<TSeam>()
        where TSeam : class => _market.Fake<TSeam>().Seam;

    private async Task<LiveOffer> OfferAsync(SkuId sku, int quantity) =>
        Assert.Single(await Seam<ILiveOffers>().GetAsync(s_context, new LiveOfferRequest(ReverseBuyTestHost.Warehouse, [new LiveOfferLine(sku, quantity)]), Token));

    private async Task<PurchaseRequest> RequestAsync(string reference, SkuId sku, int quantity)
    {
        var offered = (LiveOffer.Offered)await OfferAsync(sku, quantity);
        return new PurchaseRequest(reference, ReverseBuyTestHost.Warehouse, [new PurchaseLine(sku, offered.PurchaseKey, quantity, offered.UnitPrice)]);
    }
}
