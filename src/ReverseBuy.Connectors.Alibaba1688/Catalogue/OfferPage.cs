using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>From the platform's lists of offers to ours: one shape for keyword, picture, shop, recommendation and ranking.</summary>
internal static class OfferPage
{
    /// <summary>Reads a page with its counts.</summary>
    public static SearchPage Read(Alibaba1688Operation operation, WireValue answer, int number)
    {
        var page = CrossBorderEnvelope.Open(operation, answer);
        return new SearchPage(Hits(page.List("data")), page.Whole("totalPage") > number)
        {
            TotalCount = page.Whole("totalRecords"),
        };
    }

    /// <summary>Reads a page of recommendations, which comes as a bare list: a full page lets expect more.</summary>
    public static SearchPage ReadRecommended(WireValue answer, int pageSize)
    {
        var offers = CrossBorderEnvelope.Open(Alibaba1688Operation.Recommend, answer) is { Kind: JsonValueKind.Array } list
            ? list.Elements().ToList()
            : throw new JsonException("Recommendations are not a list.");
        return new SearchPage(Hits(offers), offers.Count >= pageSize);
    }

    /// <summary>Reads a ranking, the best first.</summary>
    public static IReadOnlyList<SearchHit> ReadRanking(WireValue answer) =>
    [
        .. CrossBorderEnvelope.Open(Alibaba1688Operation.Ranking, answer).List("rankProductModels")
            .OrderBy(offer => offer.Whole("sort") ?? long.MaxValue)
            .Select(offer => Hit(offer, "itemId", "title", "translateTitle", "imgUrl"))
            .OfType<SearchHit>(),
    ];

    private static IReadOnlyList<SearchHit> Hits(IEnumerable<WireValue> offers) =>
        [.. offers.Select(offer => Hit(offer, "offerId", "subject", "subjectTrans", "imageUrl")).OfType<SearchHit>()];

    private static SearchHit? Hit(WireValue offer, string id, string title, string translated, string image) =>
        offer.Text(id) is { } offerId
            ? new SearchHit
            {
                Id = new ListingId(Alibaba1688Marketplace.Id, offerId),
                Title = offer.Text(title) ?? offerId,
                TranslatedTitle = offer.Text(translated),
                Price = PriceOf(offer),
                Image = ImageAddress.Read(offer.Text(image)),
            }
            : null;

    // A tile without a price is better than no results at all.
    private static Money? PriceOf(WireValue offer) =>
        decimal.TryParse(offer.Path("priceInfo")?.Text("price"), NumberStyles.Float, CultureInfo.InvariantCulture, out var yuan)
            ? new Money(yuan, Currency.CNY)
            : null;
}
