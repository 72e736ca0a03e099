using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Inventory;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Flooding;

/// <summary>What is verified and ordered: listings of the simulated 1688 with more stock than a run can buy.</summary>
internal static class Shelf
{
    private const int Listings = 20;
    private const int Stock = 100_000_000;

    public static async Task<IReadOnlyList<VerificationLine>> FillAsync(IShadowInventory inventory, SandboxClient control, CancellationToken cancellationToken)
    {
        var offered = (await control.GetListingsAsync(cancellationToken)).Where(listing => !listing.Delisted && listing.Marketplace == Alibaba1688Marketplace.Id.Value).Take(Listings);
        var lines = new List<VerificationLine>();
        foreach (var listing in offered)
        {
            await control.ChangeStockAsync(listing.Marketplace, listing.Id, listing.Skus[0].Id, Stock, cancellationToken);
            if (await inventory.GetAsync(new ListingId(Alibaba1688Marketplace.Id, listing.Id), cancellationToken) is SnapshotRead.Found { Snapshot.Product: { } product })
            {
                var quantity = product.LotSize * (int)Math.Ceiling((decimal)product.MinimumOrderQuantity / product.LotSize);
                lines.Add(new VerificationLine(product.Skus[0].Id, quantity, product.Skus[0].Prices.UnitPriceAt(quantity)));
            }
        }

        return lines;
    }
}
