using System.Text;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Following;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Taobao.Tests;

/// <summary>Against the sandbox, over a real socket.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private const string Create = "/purchase/order/create";

    private SandboxHost? _sandbox;
    private SandboxClient? _control;
    private TaobaoHost? _host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SandboxClient Control => _control ?? throw new InvalidOperationException("The sandbox has not started.");

    private TaobaoHost Host => _host ?? throw new InvalidOperationException("The sandbox has not started.");

    private IPurchasing Purchasing => Host.Seam<IPurchasing>();

    private IUpstreamOrders Orders => Host.Seam<IUpstreamOrders>();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions(), Cancellation);
        _control = _sandbox.CreateClient();
        _host = new TaobaoHost(
            configure: options =>
            {
                options.Endpoint = _sandbox.TaobaoEndpoint;
                options.AuthorizationEndpoint = _sandbox.TaobaoAuthorizationEndpoint;
            },
            time: TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Control.Dispose();
        await _sandbox!.DisposeAsync();
    }

    [Fact]
    public async Task A_pasted_link_ends_as_a_parcel_on_its_way()
    {
        var request = await RequestAsync(1);
        var preview = Assert.IsType<PurchasePreview.Buyable>(await Purchasing.PreviewAsync(TaobaoHost.Context, request, Cancellation));
        Assert.Equal(request.Lines[0].UnitPrice, preview.GoodsTotal);

        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        Assert.Empty(placed.RefusedLines);
        var order = Assert.Single(placed.Orders);
        Assert.Equal(preview.Total, order.Total);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Cancellation);

        var found = Assert.Single(await Orders.FindByReferenceAsync(TaobaoHost.Context, request.Reference, Cancellation));
        Assert.Equal((order.Id, UpstreamStatus.Unpaid, request.Reference), (found.Id, found.Status, found.Reference));
        Assert.Equal((preview.Total, preview.Freight), (found.Total, found.Freight));
        Assert.NotNull(Assert.Single(found.Lines).Id);
        Assert.Equal(new UpstreamOrderLine(request.Lines[0].PurchaseKey, 1, request.Lines[0].UnitPrice) { Id = found.Lines[0].Id }, found.Lines[0]);

        Assert.Equal(PayOutcome.Accepted, (await Purchasing.PayAsync(TaobaoHost.Context, order.Id, Cancellation)).Outcome);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Cancellation);
        Assert.Equal(UpstreamStatus.Paid, (await Orders.FindAsync(TaobaoHost.Context, order.Id, Cancellation))?.Status);
        Assert.Empty(await Host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, order.Id, Cancellation));

        await Control.AdvanceClockAsync(TimeSpan.FromHours(7), Cancellation);
        Assert.Equal(UpstreamStatus.Shipped, (await Orders.FindAsync(TaobaoHost.Context, order.Id, Cancellation))?.Status);
        var shipment = Assert.Single(await Host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, order.Id, Cancellation));
        Assert.NotEmpty(shipment.Waybill);
        Assert.NotEmpty(shipment.Steps);
    }

    [Fact]
    public async Task A_keyword_finds_listings()
    {
        var listing = (await ListingsAsync())[0];
        var page = await Host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, new SearchQuery(listing.Title), Cancellation);
        Assert.Contains(page.Hits, hit => hit.Id.Value == listing.Id && hit.Price is not null);
    }

    [Fact]
    public async Task A_listing_that_is_unknown_or_taken_off_is_gone()
    {
        var listing = (await ListingsAsync())[0];
        await Control.DelistAsync("taobao", listing.Id, Cancellation);
        foreach (var id in new[] { listing.Id, "1" })
        {
            Assert.Null(await Host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, TaobaoHost.Listing(id), Cancellation));
            Assert.IsType<LiveOffer.ListingGone>(await OfferAsync(new SkuId(TaobaoHost.Listing(id), "1")));
        }
    }

    [Fact]
    public async Task A_listing_without_choices_is_bought_like_any_other()
    {
        var listing = (await Control.GetListingsAsync(Cancellation)).First(each => each.Marketplace == "taobao" && each.Skus is [{ Id: "" }]);
        var id = TaobaoHost.Listing(listing.Id);
        var product = await Host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, id, Cancellation);
        Assert.Equal([new SkuId(id, SkuId.OnlySku)], product!.Skus.Select(sku => sku.Id));
        var offered = Assert.IsType<LiveOffer.Offered>(await OfferAsync(product.Skus[0].Id));
        var request = Purchases.Request(new PurchaseLine(offered.Sku, offered.PurchaseKey, 2, offered.UnitPrice));

        var preview = Assert.IsType<PurchasePreview.Buyable>(await Purchasing.PreviewAsync(TaobaoHost.Context, request, Cancellation));
        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        var order = await Orders.FindAsync(TaobaoHost.Context, Assert.Single(placed.Orders).Id, Cancellation);

        Assert.Equal(Availability.Exactly(listing.Skus[0].Stock), offered.Availability);
        Assert.Equal(preview.Total, order!.Total);
        Assert.Equal(new UpstreamOrderLine(offered.PurchaseKey, 2, offered.UnitPrice), Assert.Single(order.Lines) with { Id = null });
    }

    [Fact]
    public async Task One_purchase_of_two_sellers_becomes_two_orders_under_one_reference()
    {
        var request = await RequestAsync(2);
        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        var found = await Orders.FindByReferenceAsync(TaobaoHost.Context, request.Reference, Cancellation);
        Assert.Equal(2, placed.Orders.Count);
        Assert.Equal(placed.Orders.Select(order => order.Id).Order(), found.Select(order => order.Id).Order());
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter, 1)]
    [InlineData(SandboxFaultKind.DropBefore, 0)]
    public async Task A_create_call_whose_answer_is_lost_is_unknown_and_never_repeated(SandboxFaultKind kind, int orders)
    {
        var request = await RequestAsync(1);
        await Control.AddFaultAsync(new SandboxFault { Marketplace = "taobao", Operation = Create, Kind = kind }, Cancellation);
        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal(1, (await Control.GetCountersAsync(Cancellation)).ByOperation[Create]);
        Assert.Equal(orders, (await Control.GetOrdersAsync(Cancellation)).Count);
        Assert.Equal(orders, (await Orders.FindByReferenceAsync(TaobaoHost.Context, request.Reference, Cancellation)).Count);
    }

    [Fact]
    public async Task A_read_whose_answer_is_lost_is_an_outage()
    {
        var listing = (await ListingsAsync())[0];
        await Control.AddFaultAsync(
            new SandboxFault { Marketplace = "taobao", Operation = "/traffic/item/get", Kind = SandboxFaultKind.DropBefore },
            Cancellation);
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await Host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, TaobaoHost.Listing(listing.Id), Cancellation));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Equal(1, (await Control.GetCountersAsync(Cancellation)).ByOperation["/traffic/item/get"]);
    }

    [Fact]
    public async Task Too_few_left_is_a_refusal_that_names_the_sku_and_buys_nothing()
    {
        var request = await RequestAsync(1);
        var sku = request.Lines[0].Sku;
        await Control.ChangeStockAsync("taobao", sku.Listing.Value, sku.Value, 0, Cancellation);
        var preview = Assert.IsType<PurchasePreview.Refused>(await Purchasing.PreviewAsync(TaobaoHost.Context, request, Cancellation));
        var created = Assert.IsType<PurchaseResult.Refused>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        Assert.Equal((PurchaseRefusalReason.OutOfStock, sku), (preview.Refusal.Reason, preview.Refusal.Sku));
        Assert.Equal(PurchaseRefusalReason.OutOfStock, created.Refusal.Reason);
        Assert.Empty(await Control.GetOrdersAsync(Cancellation));
    }

    [Fact]
    public async Task An_order_that_is_not_paid_is_cancelled_and_one_that_is_paid_is_not()
    {
        var request = await RequestAsync(2);
        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Cancellation);
        await Purchasing.PayAsync(TaobaoHost.Context, placed.Orders[0].Id, Cancellation);
        var paid = await Purchasing.CancelAsync(TaobaoHost.Context, placed.Orders[0].Id, Cancellation);
        var unpaid = await Purchasing.CancelAsync(TaobaoHost.Context, placed.Orders[1].Id, Cancellation);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Cancellation);

        Assert.Equal((CancelOutcome.Refused, CancelOutcome.Accepted), (paid.Outcome, unpaid.Outcome));
        Assert.Equal(UpstreamStatus.Cancelled, (await Orders.FindAsync(TaobaoHost.Context, placed.Orders[1].Id, Cancellation))?.Status);
    }

    [Fact]
    public async Task Orders_are_listed_by_when_they_changed_page_by_page()
    {
        var request = await RequestAsync(2);
        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, request, Cancellation));
        var query = new UpstreamOrderQuery(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)) { PageSize = 1 };
        var first = await Orders.ListAsync(TaobaoHost.Context, query, Cancellation);
        var second = await Orders.ListAsync(TaobaoHost.Context, query with { Page = 2 }, Cancellation);
        var before = await Orders.ListAsync(TaobaoHost.Context, query with { ModifiedUntil = query.ModifiedFrom.AddMinutes(1) }, Cancellation);

        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Equal(placed.Orders.Select(order => order.Id).Order(), first.Orders.Concat(second.Orders).Select(order => order.Id).Order());
        Assert.Empty(before.Orders);
    }

    [Fact]
    public async Task Freight_is_what_the_preview_of_the_same_purchase_says()
    {
        var request = await RequestAsync(1);
        var preview = Assert.IsType<PurchasePreview.Buyable>(await Purchasing.PreviewAsync(TaobaoHost.Context, request, Cancellation));
        var estimate = Assert.Single(await Host.Seam<IFreightEstimator>().EstimateAsync(
            TaobaoHost.Context, new LiveOfferRequest(Purchases.Warehouse, [new(request.Lines[0].Sku, 1)]), Cancellation));
        Assert.Equal((request.Lines[0].Sku.Listing, preview.Freight, preview.Freight.IsZero), (estimate.Listing, estimate.Freight, estimate.IsFree));
    }

    [Fact]
    public async Task A_picture_of_the_largest_size_finds_listings_and_a_shop_lists_its_own()
    {
        var picture = new byte[3 * 1024 * 1024];
        new byte[] { 0xFF, 0xD8, 0xFF }.CopyTo(picture, 0);
        var found = await Host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(picture), Cancellation);
        Assert.NotEmpty(found.Hits);

        var product = await Host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, found.Hits[0].Id, Cancellation);
        var shop = await Host.Seam<IShopListings>().ListAsync(TaobaoHost.Context, product!.Seller.Id, new SearchQuery(product.Title), Cancellation);
        Assert.Contains(shop.Hits, hit => hit.Id == product.Id);
    }

    [Fact]
    public async Task The_cheapest_come_first_within_the_bounds_asked_for()
    {
        var query = new SearchQuery("连衣裙") { Sort = SearchSort.PriceAscending };
        var all = (await Host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, query, Cancellation)).Hits.Select(hit => hit.Price!.Value).ToList();
        var bounded = query with { MinimumPrice = all[1], MaximumPrice = all[^2] };
        var some = (await Host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, bounded, Cancellation)).Hits.Select(hit => hit.Price!.Value).ToList();

        Assert.Equal(all.Order(), all);
        Assert.Equal(all.Where(price => price >= all[1] && price <= all[^2]), some);
    }

    [Fact]
    public async Task A_consent_becomes_tokens_that_can_be_refreshed_once()
    {
        var issuer = Host.Seam<ITokenIssuer>();
        var back = new Uri("http://127.0.0.1/back");
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var sentBack = await browser.GetAsync(issuer.AuthorizationPage(back, "s1"), Cancellation);
        var code = sentBack.Headers.Location!.Query.TrimStart('?').Split('&').Single(pair => pair.StartsWith("code=", StringComparison.Ordinal))[5..];

        var first = await issuer.ExchangeAsync(TaobaoHost.Context, code, back, Cancellation);
        var second = await issuer.RefreshAsync(TaobaoHost.Context, first, Cancellation);
        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await issuer.RefreshAsync(TaobaoHost.Context, first, Cancellation));

        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.True(second.ExpiresAt > DateTimeOffset.UtcNow.AddDays(29));
        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
    }

    [Fact]
    public async Task A_freight_that_the_seller_changes_is_hinted_at_and_read_back()
    {
        var order = await PlacedAsync();
        await Control.ChangeFreightAsync("taobao", order.Id, 88.5m, Cancellation);

        Assert.Equal([order.Id], await HintsAsync("8"));
        var found = await Orders.FindAsync(TaobaoHost.Context, order.Id, Cancellation);
        Assert.Equal(new Money(88.5m, Currency.CNY), found!.Freight);
        Assert.Equal(found.Freight + found.Lines[0].UnitPrice, found.Total);
    }

    [Theory]
    [InlineData(true, false, RefundStatus.Refunded)]
    [InlineData(false, false, RefundStatus.Refunded)]
    [InlineData(false, true, RefundStatus.Closed)]
    public async Task A_refund_begun_on_the_platforms_pages_is_hinted_at_named_by_its_order_and_followed(bool returnsGoods, bool isRefused, RefundStatus end)
    {
        var order = await PlacedAsync();
        await Purchasing.PayAsync(TaobaoHost.Context, order.Id, Cancellation);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Cancellation);
        var id = await Control.OpenRefundAsync(order.Id, returnsGoods: returnsGoods, isRefused: isRefused, cancellationToken: Cancellation);

        Assert.Equal([id], (await Orders.FindAsync(TaobaoHost.Context, order.Id, Cancellation))!.RefundIds);
        var refunds = Host.Seam<IRefunds>();
        Assert.Equal(RefundStatus.AwaitingSeller, (await refunds.FindAsync(TaobaoHost.Context, id, Cancellation))?.Status);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(121), Cancellation);

        Assert.Equal(end, (await refunds.FindAsync(TaobaoHost.Context, id, Cancellation))?.Status);
        Assert.Equal([order.Id], (await HintsAsync("9")).Distinct());
        var after = await Orders.FindAsync(TaobaoHost.Context, order.Id, Cancellation);
        Assert.Equal(isRefused ? UpstreamStatus.Shipped : UpstreamStatus.Cancelled, after!.Status);
    }

    [Fact]
    public async Task Every_step_of_an_order_is_hinted_at_and_so_is_its_parcel()
    {
        var order = await PlacedAsync();
        await Purchasing.PayAsync(TaobaoHost.Context, order.Id, Cancellation);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(7), Cancellation);
        var shipment = Assert.Single(await Host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, order.Id, Cancellation));

        var readings = await ReadPushesAsync("3");

        Assert.All(readings.SelectMany(reading => reading.Hints).OfType<UpstreamOrderHint>(), hint => Assert.Equal(order.Id, hint.UpstreamOrderId));
        Assert.Equal(4, readings.Count);
        Assert.Equal(4, readings.Select(reading => reading.MessageId).Distinct().Count());
        Assert.Equal([shipment.Waybill], readings.SelectMany(reading => reading.Hints).OfType<DomesticTrackingHint>().Select(hint => hint.Waybill));
    }

    [Fact]
    public async Task A_refund_that_does_not_exist_is_none() =>
        Assert.Null(await Host.Seam<IRefunds>().FindAsync(TaobaoHost.Context, "1", Cancellation));

    /// <summary>An order of one piece that can be paid.</summary>
    private async Task<PlacedUpstreamOrder> PlacedAsync()
    {
        var placed = Assert.IsType<PurchaseResult.Placed>(await Purchasing.CreateAsync(TaobaoHost.Context, await RequestAsync(1), Cancellation));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Cancellation);
        return Assert.Single(placed.Orders);
    }

    private async Task<IReadOnlyList<string>> HintsAsync(string kind) =>
        [.. (await ReadPushesAsync(kind)).SelectMany(reading => reading.Hints).Cast<UpstreamOrderHint>().Select(hint => hint.UpstreamOrderId!)];

    /// <summary>What the connector reads in the messages that the platform pushed, byte for byte.</summary>
    private async Task<IReadOnlyList<CallbackReading.Genuine>> ReadPushesAsync(string kind)
    {
        var receiver = Host.Seam<ICallbackReceiver>();
        return
        [
            .. (await Control.GetPushesAsync(Cancellation)).Where(push => push.Kind == kind).Select(push => Assert.IsType<CallbackReading.Genuine>(receiver.Read(
                new CallbackRequest(TaobaoHost.AppKey, push.ContentType, push.Headers["Authorization"], Encoding.UTF8.GetBytes(push.Body)), TaobaoHost.AppSecret))),
        ];
    }

    private async Task<IReadOnlyList<SandboxListing>> ListingsAsync() =>
        [.. (await Control.GetListingsAsync(Cancellation)).Where(listing => listing.Marketplace == "taobao" && listing.Skus.Any(sku => sku.Stock > 5))];

    private async Task<LiveOffer> OfferAsync(SkuId sku) =>
        Assert.Single(await Host.Seam<ILiveOffers>().GetAsync(TaobaoHost.Context, new LiveOfferRequest(Purchases.Warehouse, [new(sku, 1)]), Cancellation));

    /// <summary>A purchase of one piece from each of so many sellers, found by their links.</summary>
    private async Task<PurchaseRequest> RequestAsync(int sellers)
    {
        var lines = new Dictionary<string, PurchaseLine>();
        foreach (var listing in await ListingsAsync())
        {
            var id = Assert.NotNull(Host.Seam<ILinkRecognizer>().Recognize($"快看🔥 {listing.Url}，真好"));
            Assert.Equal(TaobaoHost.Listing(listing.Id), id);
            var product = await Host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, id, Cancellation);
            Assert.NotNull(product);
            var offered = Assert.IsType<LiveOffer.Offered>(await OfferAsync(product.Skus.First(sku => !sku.Availability.IsShortOf(5)).Id));
            lines.TryAdd(product.Seller.Id, new PurchaseLine(offered.Sku, offered.PurchaseKey, 1, offered.UnitPrice));
            if (lines.Count == sellers)
            {
                return Purchases.Request([.. lines.Values]);
            }
        }

        throw new InvalidOperationException("The sandbox has too few sellers.");
    }
}
