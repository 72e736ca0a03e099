using System.Text;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>What comes beside buying, against the simulator.</summary>
public sealed class CompleteWireTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_is_ordered_and_kept_between_prices()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var search = fixture.Seam<IProductSearch>();
        var all = await search.SearchAsync(fixture.Context, new SearchQuery("连衣裙") { Sort = SearchSort.PriceAscending, PageSize = 50 }, Token);
        var least = all.Hits[1].Price!.Value;

        var dear = await search.SearchAsync(fixture.Context, new SearchQuery("连衣裙") { Sort = SearchSort.PriceDescending, MinimumPrice = least, PageSize = 50 }, Token);

        Assert.Equal(all.Hits.Select(hit => hit.Price!.Value).Order(), all.Hits.Select(hit => hit.Price!.Value));
        Assert.Equal(all.Hits.Skip(1).Select(hit => hit.Price).Reverse(), dear.Hits.Select(hit => hit.Price));
        Assert.Equal(all.Hits.Count, (await search.SearchAsync(fixture.Context, new SearchQuery("连衣裙") { Sort = SearchSort.Sales, PageSize = 50 }, Token)).Hits.Count);
    }

    [Fact]
    public async Task Pictures_shops_recommendations_and_rankings_find_listings()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var product = (await fixture.Seam<IProductSource>().FindAsync(fixture.Context, await fixture.ListingAsync("连衣裙", 1), Token))!;

        var pictured = await fixture.Seam<IImageSearch>().SearchAsync(fixture.Context, new ImageQuery(Jpeg), Token);
        var again = await fixture.Seam<IImageSearch>().SearchAsync(fixture.Context, new ImageQuery(Jpeg), Token);
        var shop = await fixture.Seam<IShopListings>().ListAsync(fixture.Context, product.Seller.Id, new SearchQuery(string.Empty) { PageSize = 50 }, Token);
        var inShop = await fixture.Seam<IShopListings>().ListAsync(fixture.Context, product.Seller.Id, new SearchQuery("连衣裙") { PageSize = 50 }, Token);
        var first = await fixture.Seam<IRecommendations>().RecommendAsync(fixture.Context, "customer-1", 1, Token);
        var second = await fixture.Seam<IRecommendations>().RecommendAsync(fixture.Context, "customer-1", 2, Token);

        Assert.NotEmpty(pictured.Hits);
        Assert.Equal(pictured.Hits, again.Hits);
        Assert.Contains(shop.Hits, hit => hit.Id == product.Id);
        Assert.Contains(inShop.Hits, hit => hit.Id == product.Id);
        Assert.True(inShop.Hits.Count < shop.Hits.Count);
        Assert.Equal(20, first.Hits.Count);
        Assert.True(first.HasMore);
        Assert.Empty(first.Hits.Select(hit => hit.Id).Intersect(second.Hits.Select(hit => hit.Id)));
        Assert.Empty(await fixture.Seam<IRecommendations>().RankAsync(fixture.Context, new RankingQuery("1", RankingKind.Hot), Token));
    }

    [Fact]
    public async Task Freight_is_what_the_preview_says()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);

        var estimate = Assert.Single(await fixture.Seam<IFreightEstimator>()
            .EstimateAsync(fixture.Context, new LiveOfferRequest(SandboxFixture.Warehouse, [new LiveOfferLine(line.Sku, 2)]), Token));
        var preview = Assert.IsType<PurchasePreview.Buyable>(await fixture.Seam<IPurchasing>()
            .PreviewAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]), Token));

        Assert.Equal(preview.Freight, estimate.Freight);
        Assert.False(estimate.IsFree);
    }

    [Fact]
    public async Task An_order_is_cancelled_when_it_is_old_enough_and_never_twice()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var order = await BuyAsync(fixture);
        var purchasing = fixture.Seam<IPurchasing>();

        Assert.Equal(CancelOutcome.TooEarly, (await purchasing.CancelAsync(fixture.Context, order, Token)).Outcome);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal(CancelOutcome.Cancelled, (await purchasing.CancelAsync(fixture.Context, order, Token)).Outcome);
        var again = await purchasing.CancelAsync(fixture.Context, order, Token);

        Assert.Equal((CancelOutcome.Refused, "ORDER_STATUS_ERROR"), (again.Outcome, again.MarketplaceCode));
        Assert.Equal(UpstreamStatus.Cancelled, (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, order, Token))!.Status);
        Assert.Equal("ORDER_NOT_EXIST", (await purchasing.CancelAsync(fixture.Context, "123456789012345678", Token)).MarketplaceCode);
    }

    [Fact]
    public async Task A_person_pays_by_a_link_until_the_order_is_paid()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var order = await BuyAsync(fixture);

        var link = Assert.IsType<CashierLink.Open>(await fixture.Seam<ICashier>().GetLinkAsync(fixture.Context, [order], Token));
        await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, order, Token);

        Assert.Equal("https://trade.1688.com/order/cashier.htm?orderId=" + order, link.Page.AbsoluteUri);
        Assert.IsType<CashierLink.Refused>(await fixture.Seam<ICashier>().GetLinkAsync(fixture.Context, [order], Token));
    }

    [Fact]
    public async Task Orders_are_listed_by_when_they_were_modified()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var start = DateTimeOffset.UtcNow;
        var early = await BuyAsync(fixture, "rb1");
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(2), Token);
        var late = await BuyAsync(fixture, "rb2");
        var orders = fixture.Seam<IUpstreamOrders>();

        var first = await orders.ListAsync(fixture.Context, new UpstreamOrderQuery(start.AddHours(-1), start.AddHours(1)), Token);
        var one = await orders.ListAsync(fixture.Context, new UpstreamOrderQuery(start.AddHours(-1), start.AddHours(3)) { PageSize = 1 }, Token);
        var two = await orders.ListAsync(fixture.Context, new UpstreamOrderQuery(start.AddHours(-1), start.AddHours(3)) { PageSize = 1, Page = 2 }, Token);

        Assert.Equal([early], first.Orders.Select(order => order.Id));
        Assert.Equal([late], one.Orders.Select(order => order.Id));
        Assert.Equal([early], two.Orders.Select(order => order.Id));
        Assert.Equal((false, true, false), (first.HasMore, one.HasMore, two.HasMore));
    }

    [Fact]
    public async Task A_refund_of_goods_that_were_not_shipped_closes_the_order()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var order = await BuyAsync(fixture);
        await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, order, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        var reading = (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, order, Token))!;
        var afterSales = fixture.Seam<IAfterSales>();
        var request = new RefundRequest
        {
            UpstreamOrderId = order,
            Kind = RefundKind.MoneyOnly,
            Goods = RefundGoods.NotShipped,
            Amount = reading.Total - reading.Freight,
            Freight = reading.Freight,
            Description = "不想要了",
        };

        var reasons = await afterSales.GetReasonsAsync(fixture.Context, request, Token);
        request = request with { ReasonId = reasons.First(reason => !reason.NeedsVoucher).Id };
        var part = Assert.IsType<RefundResult.Refused>(await afterSales.ApplyAsync(fixture.Context, request with { Amount = new Money(0.01m, Currency.CNY) }, Token));
        var applied = Assert.IsType<RefundResult.Applied>(await afterSales.ApplyAsync(fixture.Context, request, Token));
        var twice = Assert.IsType<RefundResult.Refused>(await afterSales.ApplyAsync(fixture.Context, request, Token));
        var asked = (await afterSales.FindAsync(fixture.Context, applied.RefundId, Token))!;
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(1), Token);
        var paid = (await afterSales.FindAsync(fixture.Context, applied.RefundId, Token))!;

        Assert.Equal(("5011", "5010"), (part.MarketplaceCode, twice.MarketplaceCode));
        Assert.Equal((RefundStatus.AwaitingSeller, RefundStatus.Refunded), (asked.Status, paid.Status));
        Assert.Equal(request.Amount, paid.Amount);
        Assert.Equal(UpstreamStatus.Cancelled, (await fixture.Seam<IUpstreamOrders>().FindAsync(fixture.Context, order, Token))!.Status);
        Assert.Null(await afterSales.FindAsync(fixture.Context, "TQ1", Token));
        Assert.Empty(await afterSales.GetReasonsAsync(fixture.Context, request with { UpstreamOrderId = "123456789012345678" }, Token));
    }

    [Fact]
    public async Task An_address_is_parsed_where_the_platform_knows_it()
    {
        await using var fixture = await SandboxFixture.StartAsync();

        var parsed = await fixture.Seam<IAddressParser>().ParseAsync(fixture.Context, "浙江省 杭州市 滨江区网商路699号", Token);

        Assert.Equal(new ParsedAddress("网商路699号", "330108", "310051"), parsed);
        Assert.Null(await fixture.Seam<IAddressParser>().ParseAsync(fixture.Context, "1 Infinite Loop", Token));
    }

    [Fact]
    public async Task What_is_pushed_is_genuine_and_what_nobody_took_is_in_the_feed_once()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var from = DateTimeOffset.UtcNow.AddHours(-1);
        var order = await BuyAsync(fixture);
        var listing = await fixture.ListingAsync("连衣裙", 2);
        Assert.IsType<FollowResult.Done>(await fixture.Seam<IOfferFollowing>().FollowAsync(fixture.Context, listing, Token));
        await fixture.Seam<IPurchasing>().PayAsync(fixture.Context, order, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(60), Token);
        await fixture.Control.ChangePriceAsync("1688", listing.Value, null, 1.1m, Token);
        await fixture.Control.DelistAsync("1688", listing.Value, Token);

        var pushed = (await fixture.Control.GetPushesAsync(Token)).Select(push => Assert.IsType<CallbackReading.Genuine>(fixture.Seam<ICallbackReceiver>().Read(
            new CallbackRequest("sandbox-key", push.ContentType, null, Encoding.UTF8.GetBytes(push.Body)), "sandbox-secret"))).ToList();
        var pulled = await fixture.Seam<IChangeFeed>().PullAsync(fixture.Context, from, from.AddDays(10), 200, Token);

        Assert.Equal(pushed.Select(message => message.MessageId), pulled.Select(message => message.MessageId));
        Assert.All(pushed.Zip(pulled), pair => Assert.Equal(pair.First.Hints.Select(hint => hint.GetType()), pair.Second.Hints.Select(hint => hint.GetType())));
        Assert.Contains(pulled, message => message.Hints is [UpstreamOrderHint hint] && hint.UpstreamOrderId == order);
        Assert.Contains(pulled, message => message.Hints is [DomesticTrackingHint { UpstreamOrderIds: [var id] }] && id == order);
        Assert.Contains(pulled, message => message.Hints is [OfferChangedHint { IsGone: false } hint] && hint.Listing == listing);
        Assert.Contains(pulled, message => message.Hints is [OfferChangedHint { IsGone: true } hint] && hint.Listing == listing);
        Assert.Empty(await fixture.Seam<IChangeFeed>().PullAsync(fixture.Context, from, from.AddDays(10), 200, Token));
    }

    [Fact]
    public async Task A_consent_gives_tokens_that_end_and_are_renewed()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var issuer = fixture.Seam<ITokenIssuer>();
        var back = new Uri("http://127.0.0.1:1/back");

        var credentials = await issuer.ExchangeAsync(fixture.Context, await fixture.ConsentAsync(back), back, Token);
        await fixture.ConnectAsync(credentials);
        Assert.NotNull(await fixture.Seam<IProductSource>().FindAsync(fixture.Context, await fixture.ListingAsync("连衣裙", 1), Token));

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(10), Token);
        var renewed = await issuer.RefreshAsync(fixture.Context, credentials, Token);
        Assert.NotEqual(credentials.AccessToken, renewed.AccessToken);
        Assert.Equal(credentials.RefreshToken, renewed.RefreshToken);
        await fixture.ConnectAsync(renewed);
        Assert.NotNull(await fixture.Seam<IProductSource>().FindAsync(fixture.Context, await fixture.ListingAsync("连衣裙", 1), Token));

        await fixture.ConnectAsync(new AccountCredentials(credentials.AccessToken));
        var error = await Assert.ThrowsAsync<MarketplaceException>(async () =>
            await fixture.Seam<IProductSource>().FindAsync(fixture.Context, await fixture.ListingAsync("连衣裙", 1), Token));
        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        var dead = await Assert.ThrowsAsync<MarketplaceException>(async () => await issuer.ExchangeAsync(fixture.Context, "used-or-made-up", back, Token));
        Assert.Equal(MarketplaceErrorKind.AuthExpired, dead.Kind);
    }

    [Fact]
    public async Task Calls_beyond_the_quota_are_throttled()
    {
        await using var fixture = await SandboxFixture.StartAsync(options: new SandboxOptions { Alibaba1688CallsPerSecond = 0 });

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () =>
            await fixture.Seam<IProductSource>().FindAsync(fixture.Context, new ListingId(Alibaba1688Marketplace.Id, "1"), Token));

        Assert.Equal(MarketplaceErrorKind.Throttled, error.Kind);
    }

    private static async Task<string> BuyAsync(SandboxFixture fixture, string reference = "rb1")
    {
        var line = await fixture.LineAsync(await fixture.ListingAsync("连衣裙", 1), 2);
        var result = await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest(reference, SandboxFixture.Warehouse, [line]), Token);
        return Assert.Single(Assert.IsType<PurchaseResult.Placed>(result).Orders).Id;
    }
}
