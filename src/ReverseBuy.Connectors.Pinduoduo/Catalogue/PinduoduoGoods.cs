using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Buying;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Reads listings; one that goes by its number costs one call more, for its sign.</summary>
internal sealed class PinduoduoGoods(PinduoduoGateway gateway, IOptions<PinduoduoOptions> options)
{
    private readonly PinduoduoOptions _options = options.Value;

    /// <summary>The listing; <see langword="null"/> when Pinduoduo has none such, or none that is promoted.</summary>
    public async Task<PinduoduoReading?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        var sign = PinduoduoListing.SignOf(listing) ?? await SignOfNumberAsync(context, listing, cancellationToken).ConfigureAwait(false);
        if (sign is null)
        {
            return null;
        }

        KeyValuePair<string, string>[] parameters =
        [
            new("goods_sign", sign),

            // Without the right to them the choices are left out, and nothing is refused.
            new("need_sku_info", "true"),
            new("pid", _options.Pid),
            new("custom_parameters", PinduoduoMark.OfCatalogue(_options)),
        ];
        return await gateway.CallAsync(context, PinduoduoOperation.GetGoods, parameters, answer => Read(listing, sign, answer), cancellationToken).ConfigureAwait(false);
    }

    private static PinduoduoReading? Read(ListingId listing, string sign, WireValue answer)
    {
        var goods = answer.List("goods_details");
        return goods.Count == 0 ? null : PinduoduoProductReader.Read(listing, sign, goods[0]);
    }

    // Answers do not tell numbers any more. A link that finds one listing has found its own; words would find others too.
    private async Task<string?> SignOfNumberAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        if (PinduoduoListing.NumberOf(listing) is null)
        {
            return null;
        }

        KeyValuePair<string, string>[] parameters =
        [
            new("keyword", PinduoduoListing.PageOf(listing).AbsoluteUri),
            new("pid", _options.Pid),
            new("custom_parameters", PinduoduoMark.OfCatalogue(_options)),
        ];
        return await gateway.CallAsync(
            context,
            PinduoduoOperation.SearchGoods,
            parameters,
            answer => answer.List("goods_list") is [var only] ? only.Text("goods_sign") : null,
            cancellationToken).ConfigureAwait(false);
    }
}
