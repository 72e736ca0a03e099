using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads search results. Every search of the platform writes them alike.</summary>
internal static class TaobaoHitReader
{
    /// <summary>The results that can be opened; a page is shown without the others.</summary>
    public static IReadOnlyList<SearchHit> Read(IEnumerable<WireValue> items, TaobaoSearchPriceUnit unit) =>
        [.. items.Select(item => HitOf(item, unit)).OfType<SearchHit>()];

    private static SearchHit? HitOf(WireValue item, TaobaoSearchPriceUnit unit) =>
        item.Id("item_id") is { } id && item.Text("title") is { } title
            ? new SearchHit
            {
                Id = new ListingId(TaobaoMarketplace.Id, id),
                Title = title,
                TranslatedTitle = item.Nested("multi_language_info")?.Text("title"),
                Price = PriceOf(item.Text("price"), unit),
                Image = item.Picture("main_image_url"),
            }
            : null;

    // Here, and only here, prices are yuan. A price that cannot be read is shown as none: it is looked at again before anything is bought.
    private static Money? PriceOf(string? text, TaobaoSearchPriceUnit unit)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        var isFen = unit == TaobaoSearchPriceUnit.FenWithoutPoint && !text.Contains('.', StringComparison.Ordinal);
        return new Money(isFen ? amount / 100m : amount, Currency.CNY);
    }
}
