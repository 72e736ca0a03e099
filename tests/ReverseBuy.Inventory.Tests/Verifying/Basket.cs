using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Tests.Verifying;

/// <summary>Lines of the first tenant, of listings that are put on the shelf as they are named.</summary>
internal static class Basket
{
    public static readonly Money Price = new(59.90m, Currency.CNY);

    public static ListingId Listing(MarketplaceId marketplace, int number) => new(marketplace, $"n{number}");

    public static VerificationLine Line(InventoryHost host, MarketplaceId marketplace, int number, int quantity = 1)
    {
        var listing = Listing(marketplace, number);
        var market = marketplace == InventoryHost.North ? host.NorthMarket : host.SouthMarket;
        market.Shelf.TryAdd(listing, FakeMarketplace.NewProduct(listing, Price));
        return new VerificationLine(new SkuId(listing, "red-m"), quantity, Price);
    }

    public static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Task<Verification> VerifyAsync(InventoryHost host, params VerificationLine[] lines) => VerifyAsync(host, new VerificationRequest(lines));

    public static async Task<Verification> VerifyAsync(InventoryHost host, VerificationRequest request)
    {
        using var scope = host.Enter(InventoryHost.Alice);
        return await host.Inventory.VerifyAsync(request, TestContext.Current.CancellationToken);
    }
}
