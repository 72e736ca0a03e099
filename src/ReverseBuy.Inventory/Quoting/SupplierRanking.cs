using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Quoting;

/// <summary>Ranks quotes. Only what is in one currency is compared, and a total that is not known is not taken for a low one.</summary>
internal static class SupplierRanking
{
    public static SupplierComparison Rank(IReadOnlyList<SkuId> offers, IReadOnlyList<SupplierQuote> quotes, IReadOnlyList<UnquotedOffer> unquoted)
    {
        var places = offers.Index().ToDictionary(offer => offer.Item, offer => offer.Index);

        // Sorting by key is stable: equals stay in the order of the request, and of two currencies with as many quotes the one that is named first is ranked.
        var inOrder = quotes.OrderBy(quote => places[quote.Sku]).ToList();
        var ranked = inOrder.GroupBy(quote => quote.UnitPrice.Currency).OrderByDescending(currency => currency.Count()).FirstOrDefault();
        return new SupplierComparison(
            [.. (ranked ?? Enumerable.Empty<SupplierQuote>()).OrderBy(quote => quote.Total is null).ThenBy(quote => (quote.Total ?? quote.Goods).Amount)],
            [.. inOrder.Where(quote => quote.UnitPrice.Currency != ranked?.Key)],
            [.. unquoted.OrderBy(offer => places[offer.Sku])]);
    }
}
