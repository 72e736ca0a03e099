using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Asks for the translation of a listing that came without one. It goes by the id that only <c>/product/get</c> tells.</summary>
internal sealed class TaobaoTranslator(TaobaoGateway gateway)
{
    /// <summary>The translation, or <see langword="null"/>: a listing that cannot be translated just now is shown as it is.</summary>
    public async ValueTask<TaobaoTranslations?> TranslateAsync(
        ConnectorContext context, ListingId listing, string language, CancellationToken cancellationToken)
    {
        try
        {
            var item = await gateway.CallAsync(context, TaobaoOperation.GetProduct, [new("item_id", listing.Value)], ItemOf, cancellationToken)
                .ConfigureAwait(false);
            return await gateway.CallAsync(
                context,
                TaobaoOperation.TranslateProduct,
                [new("item_id", item), new("language", language)],
                answer => new TaobaoTranslations(answer.RequireData()),
                cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException)
        {
            return null;
        }
    }

    private static string ItemOf(TaobaoAnswer answer) =>
        answer.RequireData().Id("mp_id") ?? throw new JsonException("The product has no mp_id.");
}
