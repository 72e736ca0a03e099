using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>Makes promotion links that carry our reference, and finds what was bought by them.</summary>
internal sealed class PinduoduoAssistedPurchasing(PinduoduoGateway gateway, PinduoduoOrderFeed feed, IOptions<PinduoduoOptions> options) : IAssistedPurchasing
{
    private readonly PinduoduoOptions _options = options.Value;

    public async ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Lines is not [var line])
        {
            throw new ArgumentException($"A link of Pinduoduo is to one listing, and {request.Lines.Count} lines were given. Make a purchase of each.", nameof(request));
        }

        KeyValuePair<string, string>[] parameters =
        [
            new("p_id", _options.Pid),
            new("custom_parameters", PinduoduoMark.Write(_options, context, request.Reference)),
            GoodsOf(line),

            // The prices that we told are those of buying in a group.
            new("multi_group", "true"),
        ];
        return await gateway.CallAsync(context, PinduoduoOperation.CreateLink, parameters, LinkIn, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return await feed.FindAsync(context, request.Reference, request.Since, cancellationToken).ConfigureAwait(false);
    }

    private static KeyValuePair<string, string> GoodsOf(PurchaseLine line)
    {
        var sign = JsonEncodedText.Encode(line.PurchaseKey);
        return line.Sku.Value == SkuId.OnlySku
            ? new("goods_sign_list", $"""["{sign}"]""")
            : new("goods_gen_url_param_list", $$"""[{"goods_sign":"{{sign}}","sku_id_code_list":["{{JsonEncodedText.Encode(line.Sku.Value)}}"]}]""");
    }

    // The one that opens the app out of a browser; the other one would rather open WeChat.
    private static Uri LinkIn(WireValue answer)
    {
        var link = answer.List("goods_promotion_url_list") is [var only, ..] ? only.Text("mobile_url") ?? only.Text("url") : null;
        return Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new JsonException("The answer has no link.");
    }
}
