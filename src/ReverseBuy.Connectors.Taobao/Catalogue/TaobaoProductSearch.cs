using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Searches by keyword. The platform tells no total: a page that is not full is the last.</summary>
internal sealed class TaobaoProductSearch(TaobaoGateway gateway, IOptions<TaobaoOptions> options) : IProductSearch
{
    private const int LargestPage = 20;

    private readonly TaobaoOptions _options = options.Value;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        KeyValuePair<string, string>[] parameters =
        [
            new("keyword", query.Keyword),
            new("page_no", Math.Max(query.Page, 1).ToString(CultureInfo.InvariantCulture)),
            new("page_size", size.ToString(CultureInfo.InvariantCulture)),
            new("language", _options.Language ?? string.Empty),
        ];
        return await gateway.CallAsync(context, TaobaoOperation.SearchItems, parameters, answer => PageOf(answer, size), cancellationToken)
            .ConfigureAwait(false);
    }

    private static SearchPage PageOf(TaobaoAnswer answer, int size)
    {
        var items = answer.RequireData().List("data");
        return new SearchPage([.. items.Select(HitOf).OfType<SearchHit>()], items.Count >= size);
    }

    // A result that cannot be opened is no result; the page is shown without it.
    private static SearchHit? HitOf(JsonElement item) =>
        item.Id("item_id") is { } id && item.Text("title") is { } title
            ? new SearchHit
            {
                Id = new ListingId(TaobaoMarketplace.Id, id),
                Title = title,
                TranslatedTitle = item.Member("multi_language_info")?.Text("title"),
                Price = PriceOf(item),
                Image = item.Picture("main_image_url"),
            }
            : null;

    // Here, and only here, prices are yuan.
    private static Money? PriceOf(JsonElement item) =>
        decimal.TryParse(item.Text("price"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            ? new Money(yuan, Currency.CNY)
            : null;
}
