using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>The members that all searches of the platform share.</summary>
internal static class OfferQuestion
{
    private const int LargestPage = 50;

    public static void WritePage(Utf8JsonWriter writer, Alibaba1688Options options, int page, int pageSize)
    {
        writer.WriteNumber("beginPage", page);
        writer.WriteNumber("pageSize", Math.Clamp(pageSize, 1, LargestPage));
        writer.WriteString("country", options.Language); // a language, whatever its name says
    }

    public static void WriteFilters(Utf8JsonWriter writer, SearchQuery query)
    {
        // The order is JSON of its own, inside a text.
        var sort = query.Sort switch
        {
            SearchSort.PriceAscending => """{"price":"asc"}""",
            SearchSort.PriceDescending => """{"price":"desc"}""",
            SearchSort.Sales => """{"monthSold":"desc"}""",
            _ => null,
        };
        if (sort is not null)
        {
            writer.WriteString("sort", sort);
        }

        WritePrice(writer, "priceStart", query.MinimumPrice);
        WritePrice(writer, "priceEnd", query.MaximumPrice);
    }

    private static void WritePrice(Utf8JsonWriter writer, string member, Money? price)
    {
        if (price is not { } bound)
        {
            return;
        }

        if (bound.Currency != Currency.CNY)
        {
            throw new ArgumentException($"1688 filters prices in CNY, not in {bound.Currency}. Convert the bound first.", nameof(price));
        }

        writer.WriteString(member, bound.Amount.ToString(CultureInfo.InvariantCulture));
    }
}
