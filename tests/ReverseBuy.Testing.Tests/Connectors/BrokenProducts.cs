using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenProducts(IProductSource sound, ConnectorMutation mutation) : IProductSource
{
    private readonly ConcurrentDictionary<ListingId, Product?> _read = new();

    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        if (mutation == ConnectorMutation.ForgetsTheTenantInAKey && _read.TryGetValue(listing, out var read))
        {
            return read;
        }

        try
        {
            var product = await sound.FindAsync(context, listing, mutation == ConnectorMutation.IgnoresTheCancellationToken ? CancellationToken.None : cancellationToken);
            _read[listing] = product;
            return mutation == ConnectorMutation.ConfusesFenAndYuan && product is not null ? Dearer(product) : product;
        }
        catch (MarketplaceException) when (mutation == ConnectorMutation.SwallowsAnErrorAsNotFound)
        {
            return null;
        }
    }

    private static Product Dearer(Product product) => product with
    {
        Skus = [.. product.Skus.Select(sku => sku with { Prices = new PriceTable(sku.Prices.Tiers.Select(tier => tier with { UnitPrice = tier.UnitPrice * 100 })) })],
    };
}
