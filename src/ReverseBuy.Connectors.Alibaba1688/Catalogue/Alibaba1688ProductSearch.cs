using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Searches by <c>keywordQuery</c>.</summary>
internal sealed class Alibaba1688ProductSearch(Alibaba1688Gateway gateway, Alibaba1688Options options) : IProductSearch
{
    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        var question = JsonText.Object(writer =>
        {
            writer.WriteString("keyword", query.Keyword);
            OfferQuestion.WritePage(writer, options, query.Page, query.PageSize);
            OfferQuestion.WriteFilters(writer, query);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Search,
            [new("offerQueryParam", question)],
            answer => OfferPage.Read(Alibaba1688Operation.Search, answer, query.Page),
            cancellationToken).ConfigureAwait(false);
    }
}
