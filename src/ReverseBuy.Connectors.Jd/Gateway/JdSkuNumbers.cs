using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>Numbers of SKUs: JD knows each SKU by one of its own, and every SKU has a page under it.</summary>
internal static class JdSkuNumbers
{
    /// <summary>Checks a number that goes into JSON as it is.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Check(string text) => IsNumber(text)
        ? text
        : throw new ArgumentException($"'{text}' is no number of a SKU at JD. Pass the id of the link or search result, or the purchase key, unchanged.", nameof(text));

    /// <summary>JD's number of a SKU: its own, or that of its page for a product without choices.</summary>
    public static string Of(SkuId sku) => sku.Value == SkuId.OnlySku ? sku.Listing.Value : sku.Value;

    public static bool IsNumber(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit) && text[0] != '0';

    /// <summary>Those of the asked numbers that stand in JD's words, in their order.</summary>
    public static IReadOnlyList<string> In(string? message, IEnumerable<string> asked)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var start = -1;
        var text = message ?? string.Empty;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                named.Add(text[start..at]);
                start = -1;
            }
        }

        return [.. asked.Where(named.Contains)];
    }
}
