using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Following;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Jd.Tests;

/// <summary>The connector and the simulator, which know nothing of each other, over real HTTP.</summary>
public sealed class SandboxTests
{
    private const string Submit = "api/order/submitOrder";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_signs_in_by_name_and_password_and_its_token_is_renewed()
    {
        await using var fixture = await SandboxFixture.StartAsync(options => options.Calls.RenewAhead = TimeSpan.Zero, token: "dead");
        var credentials = await fixture.Seam<IAccountSignIn>().SignInAsync(SandboxFixture.Context, "sandbox-user", "sandbox-pass", Token);
        await fixture.ConnectAsync(credentials);
        await SearchAsync(fixture);

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(25), Token);
        await SearchAsync(fixture);

        Assert.Equal(1, (await fixture.Control.GetCountersAsync(Token)).ByOperation["oauth2/refreshToken"]);
    }

    [Theory]
    [InlineData("sandbox-user", "wrong")]
    [InlineData("Sandbox-User", "sandbox-pass")]
    public async Task A_wrong_name_or_password_is_told_as_such(string name, string password)
    {
        await using var fixture = await SandboxFixture.StartAsync();

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await fixture.Seam<IAccountSignIn>().SignInAsync(SandboxFixture.Context, name, password, Token));

        Assert.Equal((MarketplaceErrorKind.AuthExpired, "1007"), (error.Kind, error.MarketplaceCode));
    }

    [Fact]
    public async Task What_is_found_is_read_with_all_its_choices()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var page = await fixture.Seam<IProductSearch>().SearchAsync(SandboxFixture.Context, new SearchQuery("连衣裙") { PageSize = 3, Sort = SearchSort.PriceAscending }, Token);
        var listings = await fixture.Control.GetListingsAsync(Token);

        Assert.Equal(3, page.Hits.Count);
        Assert.True(page.HasMore);
        Assert.Equal(page.Hits.Select(hit => hit.Price!.Value.Amount).Order(), page.Hits.Select(hit => hit.Price!.Value.Amount));
        foreach (var hit in page.Hits)
        {
            var held = listings.Single(listing => listing.Marketplace == "jd" && listing.Id == hit.Id.Value);
            var product = (await fixture.Seam<IProductSource>().FindAsync(SandboxFixture.Context, hit.Id, Token))!;
            Assert.Equal((held.Title, held.Title), (hit.Title, product.Title));
            Assert.Equal(
                held.Skus.Select(sku => (sku.Id.Length == 0 ? SkuId.OnlySku : sku.Id, sku.Price)).Order(),
                product.Skus.Select(sku => (sku.Id.Value, sku.Prices.First.Amount)).Order());
            Assert.All(held.Skus.Where(sku => sku.Id.Length > 0), sku =>
                Assert.Equal(sku.Options, product.Skus.Single(each => each.Id.Value == sku.Id).Options.ToDictionary(option => option.Name, option => option.Value)));
            Assert.All(product.Skus, sku => Assert.True(sku.Availability.Kind == AvailabilityKind.InStock
                || sku.Availability.Count == held.Skus.Single(each => sku.Id.Value == SkuId.OnlySku || each.Id == sku.Id.Value).Stock));
            Assert.Equal(3, product.Images.Count);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            Assert.Contains("<svg", await http.GetStringAsync(product.Images[0], Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Any_sku_of_a_product_is_a_page_of_it()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var held = await fixture.ListingAsync();
        var other = new ListingId(JdMarketplace.Id, held.Skus[^1].Id);

        var product = (await fixture.Seam<IProductSource>().FindAsync(SandboxFixture.Context, other, Token))!;

        Assert.Equal(other, product.Id);
        Assert.Equal(held.Skus.Select(sku => sku.Id).Order(StringComparer.Ordinal), product.Skus.Select(sku => sku.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(held.Skus[^1].Options.Values, product.FindSku(new SkuId(other, other.Value))!.Options.Select(option => option.Value));
    }

    [Fact]
    public async Task A_purchase_goes_from_preview_over_a_split_to_delivered_parcels()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var purchasing = fixture.Seam<IPurchasing>();
        var orders = fixture.Seam<IUpstreamOrders>();
        var (request, id) = await fixture.ReserveAsync();
        var preview = Assert.IsType<PurchasePreview.Buyable>(await purchasing.PreviewAsync(SandboxFixture.Context, request, Token));

        var reserved = Assert.Single(await orders.FindByReferenceAsync(SandboxFixture.Context, "rb1", Token));
        Assert.Equal((id, UpstreamStatus.Unpaid, preview.Total, preview.Freight), (reserved.Id, reserved.Status, reserved.Total, reserved.Freight));
        Assert.Equal(
            request.Lines.Select(line => (line.PurchaseKey, line.Quantity, line.UnitPrice)),
            reserved.Lines.Select(line => (line.PurchaseKey, line.Quantity, line.UnitPrice)));
        Assert.Empty(await ShipmentsAsync(fixture, id));

        Assert.Equal(PayOutcome.Accepted, (await purchasing.PayAsync(SandboxFixture.Context, id, Token)).Outcome);
        Assert.Equal(UpstreamStatus.Unpaid, (await orders.FindAsync(SandboxFixture.Context, id, Token))!.Status);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        var paid = (await orders.FindAsync(SandboxFixture.Context, id, Token))!;
        Assert.Equal((id, UpstreamStatus.Paid, preview.Total), (paid.Id, paid.Status, paid.Total));
        Assert.Contains("; ", paid.MarketplaceStatus, StringComparison.Ordinal);
        Assert.Equal(2, paid.Lines.Count);

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(6), Token);
        Assert.Equal(UpstreamStatus.Shipped, (await orders.FindAsync(SandboxFixture.Context, id, Token))!.Status);
        var shipped = await ShipmentsAsync(fixture, id);
        Assert.Equal(2, shipped.Select(shipment => shipment.Waybill).Distinct().Count());
        Assert.All(shipped, shipment => Assert.Equal(DomesticShipmentStatus.InTransit, shipment.Status));

        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(48), Token);
        Assert.Equal(UpstreamStatus.Closed, (await orders.FindAsync(SandboxFixture.Context, id, Token))!.Status);
        Assert.All(await ShipmentsAsync(fixture, id), shipment => Assert.Equal((DomesticShipmentStatus.Delivered, 4), (shipment.Status, shipment.Steps.Count)));
    }

    [Fact]
    public async Task A_reservation_is_cancelled_and_a_confirmed_order_is_not()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var (_, first) = await fixture.ReserveAsync();
        var (_, second) = await fixture.ReserveAsync("rb2");
        var purchasing = fixture.Seam<IPurchasing>();

        Assert.Equal(CancelOutcome.Accepted, (await purchasing.CancelAsync(SandboxFixture.Context, first, Token)).Outcome);
        Assert.Equal(CancelOutcome.Accepted, (await purchasing.CancelAsync(SandboxFixture.Context, first, Token)).Outcome);
        Assert.Equal(UpstreamStatus.Cancelled, (await fixture.Seam<IUpstreamOrders>().FindAsync(SandboxFixture.Context, first, Token))!.Status);

        await purchasing.PayAsync(SandboxFixture.Context, second, Token);
        var refused = await purchasing.CancelAsync(SandboxFixture.Context, second, Token);
        Assert.Equal((CancelOutcome.Refused, "3405"), (refused.Outcome, refused.MarketplaceCode));
        var again = await Assert.ThrowsAsync<MarketplaceException>(async () => await purchasing.PayAsync(SandboxFixture.Context, second, Token));
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, again.Kind);
    }

    [Fact]
    public async Task A_price_that_moved_makes_no_order()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var line = await fixture.LineAsync(listing, 1);
        await fixture.Control.ChangePriceAsync("jd", listing.Id, line.Sku.Value, 1.2m, Token);

        var refused = Assert.IsType<PurchaseResult.Refused>(await fixture.Seam<IPurchasing>().CreateAsync(
            SandboxFixture.Context, new PurchaseRequest("rb1", ScriptedHost.Warehouse, [line]), Token));

        Assert.Equal((PurchaseRefusalReason.PriceChanged, "3019", line.Sku), (refused.Refusal.Reason, refused.Refusal.MarketplaceCode, refused.Refusal.Sku!.Value));
        Assert.Empty(await fixture.Control.GetOrdersAsync(Token));
    }

    [Fact]
    public async Task Too_few_are_refused_by_preview_and_order()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var line = await fixture.LineAsync(listing, 5);
        await fixture.Control.ChangeStockAsync("jd", listing.Id, line.Sku.Value, 4, Token);
        var request = new PurchaseRequest("rb1", ScriptedHost.Warehouse, [line]);

        var preview = Assert.IsType<PurchasePreview.Refused>(await fixture.Seam<IPurchasing>().PreviewAsync(SandboxFixture.Context, request, Token));
        var refused = Assert.IsType<PurchaseResult.Refused>(await fixture.Seam<IPurchasing>().CreateAsync(SandboxFixture.Context, request, Token));

        Assert.Equal((PurchaseRefusalReason.OutOfStock, PurchaseRefusalReason.OutOfStock), (preview.Refusal.Reason, refused.Refusal.Reason));
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter, 1)]
    [InlineData(SandboxFaultKind.DropBefore, 0)]
    public async Task A_lost_answer_is_unknown_was_sent_once_and_is_cleared_up_by_the_reference(SandboxFaultKind kind, int orders)
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var request = new PurchaseRequest("rb1", ScriptedHost.Warehouse, [await fixture.LineAsync(await fixture.ListingAsync(), 1)]);
        await fixture.Control.AddFaultAsync(new SandboxFault { Marketplace = "jd", Operation = Submit, Kind = kind }, Token);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await fixture.Seam<IPurchasing>().CreateAsync(SandboxFixture.Context, request, Token));

        Assert.Equal((MarketplaceErrorKind.OutcomeUnknown, false), (error.Kind, error.IsTransient));
        Assert.Equal(1, (await fixture.Control.GetCountersAsync(Token)).ByOperation[Submit]);
        Assert.Equal(orders, (await fixture.Seam<IUpstreamOrders>().FindByReferenceAsync(SandboxFixture.Context, "rb1", Token)).Count);
    }

    [Fact]
    public async Task The_feed_tells_of_an_order_from_reservation_to_delivery_and_again_until_it_is_confirmed()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var feed = fixture.Seam<IChangeFeed>();
        var (_, id) = await fixture.ReserveAsync();
        await fixture.Seam<IPurchasing>().PayAsync(SandboxFixture.Context, id, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(60), Token);
        await SearchAsync(fixture);

        var first = await PullAsync();
        var second = await PullAsync();
        Assert.Equal(first.Select(message => message.MessageId), second.Select(message => message.MessageId));

        // Reserved, paid and split; sent, delivered and completed by two parts each.
        Assert.Equal(9, first.Count);
        Assert.All(first, message => Assert.Equal(id, Assert.IsType<UpstreamOrderHint>(message.Hints[0]).UpstreamOrderId));
        Assert.Equal(6, first.Count(message => message.Hints.Count == 2));

        await feed.ConfirmAsync(SandboxFixture.Context, [.. first.Take(4).Select(message => message.MessageId)], Token);
        Assert.Equal(first.Skip(4).Select(message => message.MessageId), (await PullAsync()).Select(message => message.MessageId));
        await feed.ConfirmAsync(SandboxFixture.Context, [.. first.Select(message => message.MessageId)], Token);
        Assert.Empty(await PullAsync());

        ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync() =>
            feed.PullAsync(SandboxFixture.Context, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100, Token);
    }

    [Fact]
    public async Task Orders_of_a_day_are_listed_once_however_many_parts_they_have()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var from = DateTimeOffset.UtcNow;
        var (_, id) = await fixture.ReserveAsync();
        await fixture.Seam<IPurchasing>().PayAsync(SandboxFixture.Context, id, Token);
        await fixture.Control.AdvanceClockAsync(TimeSpan.FromHours(60), Token);

        var page = await fixture.Seam<IUpstreamOrders>().ListAsync(SandboxFixture.Context, new UpstreamOrderQuery(from, from.AddHours(61)), Token);

        Assert.Equal((id, UpstreamStatus.Closed), (Assert.Single(page.Orders).Id, page.Orders[0].Status));
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task What_is_taken_off_the_shelf_is_gone()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var line = await fixture.LineAsync(listing, 1);
        await fixture.Control.DelistAsync("jd", listing.Id, Token);

        var offers = await fixture.Seam<ILiveOffers>().GetAsync(
            SandboxFixture.Context, new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(line.Sku, 1)]), Token);

        Assert.IsType<LiveOffer.ListingGone>(Assert.Single(offers));
    }

    [Fact]
    public async Task Nothing_is_sold_to_a_place_that_nothing_is_sent_to()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync();
        var line = await fixture.LineAsync(listing, 1);
        var far = ScriptedHost.Warehouse with { Province = "上海", City = "上海市", District = "青浦区", Street = "华新镇华志路 1 号" };
        var request = new PurchaseRequest("rb1", far, [line]);

        var offer = Assert.Single(await fixture.Seam<ILiveOffers>().GetAsync(SandboxFixture.Context, new LiveOfferRequest(far, [new LiveOfferLine(line.Sku, 1)]), Token));
        var preview = Assert.IsType<PurchasePreview.Refused>(await fixture.Seam<IPurchasing>().PreviewAsync(SandboxFixture.Context, request, Token));
        var refused = Assert.IsType<PurchaseResult.Refused>(await fixture.Seam<IPurchasing>().CreateAsync(SandboxFixture.Context, request, Token));

        Assert.Equal(Availability.Out, Assert.IsType<LiveOffer.Offered>(offer).Availability);
        Assert.Equal((PurchaseRefusalReason.NotOrderable, PurchaseRefusalReason.NotOrderable), (preview.Refusal.Reason, refused.Refusal.Reason));
    }

    private static async Task SearchAsync(SandboxFixture fixture) =>
        Assert.NotEmpty((await fixture.Seam<IProductSearch>().SearchAsync(SandboxFixture.Context, new SearchQuery("连衣裙"), Token)).Hits);

    private static ValueTask<IReadOnlyList<DomesticShipment>> ShipmentsAsync(SandboxFixture fixture, string id) =>
        fixture.Seam<IDomesticTracking>().GetShipmentsAsync(SandboxFixture.Context, id, Token);
}
