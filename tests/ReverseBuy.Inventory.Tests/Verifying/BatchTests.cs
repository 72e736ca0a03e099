using FsCheck;
using FsCheck.Fluent;
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
