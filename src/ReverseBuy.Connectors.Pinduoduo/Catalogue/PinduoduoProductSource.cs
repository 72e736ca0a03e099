using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Reads listings to show them.</summary>
internal sealed class PinduoduoProductSource(PinduoduoGoods goods) : IProductSource
{
    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (await goods.FindAsync(context, listing, cancellationToken).ConfigureAwait(false))?.Product;
    }
}
