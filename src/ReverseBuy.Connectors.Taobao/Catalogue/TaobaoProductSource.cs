using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads listings to show them. What is ordered is read through <c>/product/get</c> instead, which knows the ids to order by.</summary>
internal sealed class TaobaoProductSource(TaobaoGateway gateway, IOptions<TaobaoOptions> options) : IProductSource
{
    private readonly TaobaoOptions _options = options.Value;

    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        KeyValuePair<string, string>[] parameters =
        [
            new("item_resource", "taobao"),
            new("item_id", listing.Value),
            new("language", _options.Language ?? string.Empty),
        ];
        return await gateway.CallAsync(
            context,
            TaobaoOperation.GetItem,
            parameters,
            answer => answer.SaysNotFound ? null : TaobaoProductReader.Read(listing, answer.RequireData()),
            cancellationToken).ConfigureAwait(false);
    }
}
