using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Tests.Verifying;

public sealed class BatchTests
{
    [Fact]
    public async Task Listings_go_as_many_to_a_call_as_the_marketplace_takes()
    {
        await using var host = await InventoryHost.StartAsync();

        await Basket.VerifyAsync(
            host,
            [.. Enumerable.Range(0, 7).Select(number => Basket.Line(host, InventoryHost.South, number)), Basket.Line(host, InventoryHost.North, 1), Basket.Line(host, InventoryHost.North, 2)]);

        Assert.Equal([1, 3, 3], host.SouthMarket.OfferRequests.Select(call => call.Request.Lines.Count).Order());
        Assert.Equal([1, 1], host.NorthMarket.OfferRequests.Select(call => call.Request.Lines.Count));
    }

    [Fact]
    public async Task Lines_of_two_warehouses_are_asked_apart_and_reach_no_minimum_together()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Warehouses.Add(InventoryHost.Guangzhou with { Warehouse = new WarehouseId("yw"), City = "义乌市" }));
        var dress = Basket.Listing(InventoryHost.South, 1);
        var (red, blue, green) = (new SkuId(dress, "red"), new SkuId(dress, "blue"), new SkuId(dress, "green"));
        var product = FakeMarketplace.NewProduct(dress, Basket.Price, minimum: 5);
        host.SouthMarket.Shelf[dress] = product with { Skus = [.. ((SkuId[])[red, blue, green]).Select(sku => product.Skus[0] with { Id = sku })] };

        var verification = await Basket.VerifyAsync(
            host,
            new VerificationLine(red, 3, Basket.Price),
            new VerificationLine(blue, 4, Basket.Price) { Warehouse = new WarehouseId("yw") },
            new VerificationLine(green, 2, Basket.Price) { Warehouse = new WarehouseId("gz") });

        Assert.Equal(
            ["gz: 5", "yw: 4"],
            host.SouthMarket.OfferRequests.Select(call => $"{call.Request.Destination.Warehouse}: {call.Request.Lines.Sum(line => line.Quantity)}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [typeof(LineDifference.Confirmed), typeof(LineDifference.QuantityRule), typeof(LineDifference.Confirmed)],
            verification.Lines.Select(line => line.Difference.GetType()));
    }

    [Fact]
    public void Whatever_is_in_a_basket_each_line_is_asked_once_in_a_call_that_has_all_lines_of_its_listing_and_no_more_listings_than_it_may()
    {
        // Numbers of listings; the same number again is another SKU of that listing.
        var baskets = Gen.Choose(0, 9).NonEmptyListOf().Select(list => list.Take(30).ToArray());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(baskets.ToArbitrary(), basket => Task.Run(() => HoldsAsync(basket)).GetAwaiter().GetResult()));
    }

    private static async Task HoldsAsync(int[] basket)
    {
        await using var host = await InventoryHost.StartAsync();
        var lines = basket.Select((number, index) => new VerificationLine(new SkuId(Basket.Listing(InventoryHost.South, number), $"sku-{index}"), index + 1, Basket.Price)).ToArray();

        await Basket.VerifyAsync(host, lines);

        var calls = host.SouthMarket.OfferRequests.Select(call => call.Request.Lines).ToList();
        Assert.Equal(lines.Select(line => (line.Sku, line.Quantity)).ToHashSet(), calls.SelectMany(call => call).Select(line => (line.Sku, line.Quantity)).ToHashSet());
        Assert.Equal(lines.Length, calls.Sum(call => call.Count));
        Assert.All(calls, call => Assert.True(call.Select(line => line.Sku.Listing).Distinct().Count() <= 3));
        Assert.All(lines.Select(line => line.Sku.Listing).Distinct(), listing => Assert.Single(calls, call => call.Any(line => line.Sku.Listing == listing)));
        Assert.Equal((lines.Select(line => line.Sku.Listing).Distinct().Count() + 2) / 3, calls.Count);
    }
}
