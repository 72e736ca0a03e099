using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Reads offers by <c>queryProductDetail</c>.</summary>
internal sealed class Alibaba1688ProductSource(Alibaba1688Gateway gateway, Alibaba1688Options options) : IProductSource
{
    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        (await OfferDetail.ReadAsync(gateway, options, context, listing, cancellationToken).ConfigureAwait(false))?.Product;
}
