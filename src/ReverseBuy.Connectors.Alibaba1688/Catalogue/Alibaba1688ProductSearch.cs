using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Searches by <c>keywordQuery</c>.</summary>
internal sealed class Alibaba1688ProductSearch(Alibaba1688Gateway gateway, Alibaba1688Options options) : IProductSearch
{
    private const int LargestPage = 50;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        var question = JsonText.Object(writer =>
        {
            writer.WriteString("keyword", query.Keyword);
            writer.WriteNumber("beginPage", query.Page);
            writer.WriteNumber("pageSize", Math.Clamp(query.PageSize, 1, LargestPage));
            writer.WriteString("country", options.Language);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Search,
            [new("offerQueryParam", question)],
            answer => Read(answer, query.Page),
            cancellationToken).ConfigureAwait(false);
    }

    private static SearchPage Read(JsonElement answer, int number)
    {
        var envelope = answer.Member("result") ?? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Search, null);
        if (envelope.Flag("success") == false)
        {
            throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Search, envelope.Text("code"));
        }

        var page = envelope.Member("result") ?? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Search, null);
        return new SearchPage([.. page.List("data").Select(Hit).OfType<SearchHit>()], page.Whole("totalPage") > number)
        {
            TotalCount = page.Whole("totalRecords"),
        };
    }

    private static SearchHit? Hit(JsonElement offer) =>
        offer.Text("offerId") is { } id
            ? new SearchHit
            {
                Id = new ListingId(Alibaba1688Marketplace.Id, id),
                Title = offer.Text("subject") ?? id,
                TranslatedTitle = offer.Text("subjectTrans"),
                Price = PriceOf(offer),
                Image = ImageAddress.Read(offer.Text("imageUrl")),
            }
            : null;

    // A tile without a price is better than no results at all.
    private static Money? PriceOf(JsonElement offer) =>
        decimal.TryParse(offer.Path("priceInfo")?.Text("price"), NumberStyles.Float, CultureInfo.InvariantCulture, out var yuan)
            ? new Money(yuan, Currency.CNY)
            : null;
}
