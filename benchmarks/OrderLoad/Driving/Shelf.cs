using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Inventory;
using ReverseBuy.Sandbox;

namespace ReverseBuy.OrderLoad.Driving;

/// <summary>What can be ordered: listings of the simulated 1688 with more stock than a run can buy.</summary>
internal sealed class Shelf
{
    private const int Listings = 60;
    private const int Lines = 2;
    private const int Stock = 100_000_000;
    private readonly IReadOnlyList<Product> _products;

    private Shelf(IReadOnlyList<Product> products) => _products = products;

    /// <summary>Looks the listings up, in the scope of a tenant.</summary>
    public static async Task<Shelf> FillAsync(IServiceProvider services, SandboxClient control, CancellationToken cancellationToken)
    {
        var inventory = services.GetRequiredService<IShadowInventory>();
        var offered = (await control.GetListingsAsync(cancellationToken)).Where(listing => !listing.Delisted && listing.Marketplace == Alibaba1688Marketplace.Id.Value).Take(Listings);
        var products = new List<Product>();
        foreach (var listing in offered)
        {
            foreach (var sku in listing.Skus)
            {
                await control.ChangeStockAsync(listing.Marketplace, listing.Id, sku.Id, Stock, cancellationToken);
            }

            if (await inventory.GetAsync(new ListingId(Alibaba1688Marketplace.Id, listing.Id), cancellationToken) is SnapshotRead.Found found)
            {
                products.Add(found.Snapshot.Product);
            }
        }

        return new Shelf(products);
    }

    public IReadOnlyList<VerificationLine> Choose(Random random)
    {
        var chosen = new HashSet<Product>();
        while (chosen.Count < Lines)
        {
            chosen.Add(_products[random.Next(_products.Count)]);
        }

        return [.. chosen.Select(LineOf)];
    }

    // Two lots, and no less than the minimum.
    private static VerificationLine LineOf(Product product)
    {
        var sku = product.Skus[0];
        var quantity = 2 * product.LotSize * (int)Math.Ceiling((decimal)product.MinimumOrderQuantity / product.LotSize);
        return new VerificationLine(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity));
    }
}
