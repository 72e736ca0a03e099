using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads listings to show them. What is ordered is read through <c>/product/get</c> instead, which knows the ids to order by.</summary>
internal sealed class TaobaoProductSource(TaobaoGateway gateway, TaobaoTranslator translator, IOptions<TaobaoOptions> options) : IProductSource
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
        var (product, untranslated) = await gateway.CallAsync(context, TaobaoOperation.GetItem, parameters, answer => Read(listing, answer), cancellationToken)
            .ConfigureAwait(false);
        var translations = untranslated is not null && _options.Language is { } language
            ? await translator.TranslateAsync(context, listing, language, cancellationToken).ConfigureAwait(false)
            : null;
        return translations is null ? product : TaobaoProductReader.Read(listing, untranslated!.Value, translations);
    }

    // Of a listing that is to be translated the answer is kept, to be read again with the translation.
    private (Product? Product, WireValue? Untranslated) Read(ListingId listing, TaobaoAnswer answer)
    {
        if (answer.SaysNotFound)
        {
            return (null, null);
        }

        var data = answer.RequireData();
        var product = TaobaoProductReader.Read(listing, data);
        return (product, product.TranslatedTitle is null && _options is { TranslateMissing: true, Language: not null } ? data.Clone() : null);
    }
}
