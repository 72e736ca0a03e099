namespace ReverseBuy.Inventory;

/// <summary>What suppliers answered. Each offer of the request is in exactly one of the lists.</summary>
/// <param name="Ranked">
/// Quotes in one currency, that of most of them: first those whose total is known, the cheapest first, then those whose freight is not known, by what the goods cost.
/// </param>
/// <param name="OtherCurrencies">Quotes in other currencies, in the order of the request: they are not compared.</param>
/// <param name="Unquoted">Offers that cannot be had as needed or did not answer, in the order of the request.</param>
public sealed record SupplierComparison(
    IReadOnlyList<SupplierQuote> Ranked, IReadOnlyList<SupplierQuote> OtherCurrencies, IReadOnlyList<UnquotedOffer> Unquoted);
