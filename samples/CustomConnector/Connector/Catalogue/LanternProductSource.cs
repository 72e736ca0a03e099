using Lantern.Gateway;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Catalogue;

internal sealed class LanternProductSource(LanternGateway gateway) : IProductSource
{
    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) => await gateway.CallAsync(
        context,
        LanternOperation.GetItem,
        new { Id = listing.Value },
        answer => answer.ErrorCode == "ITEM_NOT_FOUND" ? null : LanternProductReader.Read(listing, answer.Require().Member("item")!.Value),
        cancellationToken).ConfigureAwait(false);
}
