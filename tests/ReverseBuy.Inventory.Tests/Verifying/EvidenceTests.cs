using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Inventory.Tests.Verifying;

public sealed class EvidenceTests
{
    [Fact]
    public async Task Evidence_tells_who_was_asked_and_when()
    {
        await using var host = await InventoryHost.StartAsync();
        var line = Basket.Line(host, InventoryHost.North, 1);
        host.Time.Advance(TimeSpan.FromMinutes(3));
        var now = host.Time.GetUtcNow();

        var own = (await Basket.VerifyAsync(host, line)).Lines[0];
        var named = (await Basket.VerifyAsync(host, new VerificationRequest([line]) { Account = new BuyingAccountId("older") })).Lines[0];

        Assert.Equal((InventoryHost.Account, now), (own.Account, own.AskedAt));
        Assert.Equal((new BuyingAccountId("older"), now), (named.Account, named.AskedAt));
    }

    [Fact]
    public async Task A_call_that_our_budget_refused_was_not_asked_and_one_that_the_platform_refused_could_not_be_reached()
    {
        await using var host = await InventoryHost.StartAsync();
        VerificationLine[] lines = [Basket.Line(host, InventoryHost.North, 1), Basket.Line(host, InventoryHost.North, 2), Basket.Line(host, InventoryHost.North, 3)];
        host.NorthMarket.OfferFaults[lines[0].Sku.Listing] =
            new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Throttled, "none left") { IsRefusedByBudget = true };
        host.NorthMarket.OfferFaults[lines[1].Sku.Listing] = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Throttled, "none left");

        var verified = (await Basket.VerifyAsync(host, lines)).Lines;

        Assert.Equal(new LineDifference.NotAsked(NotAskedReason.Budget), verified[0].Difference);
        Assert.Equal((null, null), (verified[0].Evidence, verified[0].AskedAt));
        Assert.Equal(new LineDifference.Unreachable("none left"), verified[1].Difference);
        Assert.IsType<LiveOffer.Unreachable>(verified[1].Evidence);
        Assert.IsType<LineDifference.Confirmed>(verified[2].Difference);
    }

    [Fact]
    public async Task A_line_that_the_connector_leaves_out_is_not_taken_for_gone()
    {
        await using var host = await InventoryHost.StartAsync();
        VerificationLine[] lines = [Basket.Line(host, InventoryHost.South, 1), Basket.Line(host, InventoryHost.South, 2)];
        host.SouthMarket.LeftOut[lines[0].Sku] = true;

        var verified = (await Basket.VerifyAsync(host, lines)).Lines;

        Assert.IsType<LineDifference.Unreachable>(verified[0].Difference);
        Assert.IsType<LineDifference.Confirmed>(verified[1].Difference);
    }

    [Fact]
    public async Task Lines_of_a_marketplace_without_an_account_say_so_and_hold_up_no_others()
    {
        await using var host = await InventoryHost.StartAsync();
        var newcomer = new TenantId("newcomer");
        await host.Tenants.OnboardAsync(newcomer, "New", TestContext.Current.CancellationToken);
        await host.Tenants.ConnectAccountAsync(newcomer, InventoryHost.South, InventoryHost.Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), TestContext.Current.CancellationToken);
        using var scope = host.Enter(newcomer);

        var verified = (await host.Inventory.VerifyAsync(
            new VerificationRequest([Basket.Line(host, InventoryHost.North, 1), Basket.Line(host, InventoryHost.South, 2)]), TestContext.Current.CancellationToken)).Lines;

        Assert.Contains("ConnectAccountAsync", Assert.IsType<LineDifference.Unreachable>(verified[0].Difference).Reason, StringComparison.Ordinal);
        Assert.Null(verified[0].Account);
        Assert.IsType<LineDifference.Confirmed>(verified[1].Difference);
    }

    [Fact]
    public async Task Minimums_count_over_the_lines_of_a_listing()
    {
        await using var host = await InventoryHost.StartAsync();
        var listing = Basket.Listing(InventoryHost.South, 1);
        var product = FakeMarketplace.NewProduct(listing, Basket.Price, minimum: 5);
        host.SouthMarket.Shelf[listing] = product with { Skus = [product.Skus[0], product.Skus[0] with { Id = new SkuId(listing, "blue-m") }] };
        VerificationLine[] Lines(int red, int blue) =>
            [new(new SkuId(listing, "red-m"), red, Basket.Price), new(new SkuId(listing, "blue-m"), blue, Basket.Price)];

        Assert.All((await Basket.VerifyAsync(host, Lines(2, 3))).Lines, line => Assert.IsType<LineDifference.Confirmed>(line.Difference));
        Assert.All((await Basket.VerifyAsync(host, Lines(2, 2))).Lines, line => Assert.Equal(new LineDifference.QuantityRule(4, 5, 1), line.Difference));
    }
}
