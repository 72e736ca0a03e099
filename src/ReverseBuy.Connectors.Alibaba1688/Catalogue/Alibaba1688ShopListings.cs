using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Lists a seller's offers by <c>querySellerOfferList</c>; a seller is known by the masked id that offers carry.</summary>
internal sealed class Alibaba1688ShopListings(Alibaba1688Gateway gateway, Alibaba1688Options options) : IShopListings
{
    public async ValueTask<SearchPage> ListAsync(ConnectorContext context, string sellerId, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sellerId);
        var question = JsonText.Object(writer =>
        {
            writer.WriteString("sellerOpenId", sellerId);
            if (query.Keyword.Length > 0)
            {
                writer.WriteString("keyword", query.Keyword);
            }

            OfferQuestion.WritePage(writer, options, query.Page, query.PageSize);
            OfferQuestion.WriteFilters(writer, query);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.ShopSearch,
            [new("offerQueryParam", question)],
            answer => OfferPage.Read(Alibaba1688Operation.ShopSearch, answer, query.Page),
            cancellationToken).ConfigureAwait(false);
    }
}
