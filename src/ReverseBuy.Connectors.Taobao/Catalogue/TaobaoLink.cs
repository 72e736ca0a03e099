using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads the item out of one link. Hosts are compared whole, never by how they end.</summary>
internal static class TaobaoLink
{
    private const int LongestLink = 4096;

    private static readonly SearchValues<char> AuthorityEnd = SearchValues.Create("/?#");
    private static readonly FrozenSet<string> Schemes = new[] { "http", "https", "taobao", "tmall", "tbopen" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> IdNames = new[] { "id", "itemId", "item_id", "itemid", "item_num_id" }.ToFrozenSet(StringComparer.Ordinal);

    // Pages that name the item in the query.
    private static readonly FrozenDictionary<string, string[]> QueryPages = new Dictionary<string, string[]>
    {
        ["item.taobao.com"] = ["/item.htm", "/item_detail.htm"],
        ["detail.tmall.com"] = ["/item.htm", "/item_o.htm"],
        ["detail.tmall.hk"] = ["/item.htm", "/hk/item.htm"],
        ["chaoshi.detail.tmall.com"] = ["/item.htm"],
        ["world.tmall.com"] = ["/item.htm"],
        ["detail.m.tmall.com"] = ["/item.htm"],
        ["detail.m.tmall.hk"] = ["/item.htm"],
        ["h5.m.taobao.com"] = ["/awp/core/detail.htm"],
        ["m.taobao.com"] = ["/detail.htm", "/item.htm"],
        ["new.m.taobao.com"] = ["/detail.htm"],
        ["main.m.taobao.com"] = ["/detail/index.html"],
        ["m.intl.taobao.com"] = ["/detail/detail.html"],
        ["page.tm"] = ["/itemDetail"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Pages that name the item in the path, by what stands before it; .htm stands behind.
    private static readonly FrozenDictionary<string, string> PathPages = new Dictionary<string, string>
    {
        ["world.taobao.com"] = "/item/",
        ["m.taobao.com"] = "/item/",
        ["h5.taobao.com"] = "/item/",
        ["h5.m.taobao.com"] = "/item/",
        ["a.m.taobao.com"] = "/i",
        ["a.m.tmall.com"] = "/i",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The item's id, or <see langword="null"/> when the text is no link to an item.</summary>
    public static string? ItemOf(string text) =>
        text.Length <= LongestLink && Parse(text) is { } link ? OfPage(link) ?? OfWrapped(link) : null;

    private static Uri? Parse(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var hasScheme = mark >= 0 && (query < 0 || mark < query);
        var link = hasScheme ? SchemeBefore(text, mark) + text[mark..] : "https://" + text;
        var authority = link.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = link.AsSpan(authority).IndexOfAny(AuthorityEnd);
        if (end < 0 || !Ascii.IsValid(link.AsSpan(authority, end)))
        {
            return null;
        }

        // Words of another script that follow the link without a space are no part of it.
        var stray = link.AsSpan().IndexOfAnyExceptInRange('!', '~');
        link = stray < 0 ? link : link[..stray];
        return !link.Contains('\\', StringComparison.Ordinal)
            && Uri.TryCreate(link, UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.IsDefaultPort || address.Port == -1)
            && Schemes.Contains(address.Scheme)
                ? address
                : null;
    }

    // Slogans may touch the link: "link:https://…" begins where the scheme does.
    private static string SchemeBefore(string text, int mark)
    {
        var start = mark;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..mark];
    }

    private static string? OfPage(Uri link)
    {
        if (QueryPages.TryGetValue(link.Host, out var pages) && pages.Contains(link.AbsolutePath, StringComparer.OrdinalIgnoreCase))
        {
            return OfQuery(link);
        }

        return PathPages.TryGetValue(link.Host, out var before)
            && link.AbsolutePath.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            && link.AbsolutePath.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
                ? Id(link.AbsolutePath[before.Length..^4])
                : null;
    }

    // tbopen://m.taobao.com/tbopen/index.html?h5Url=… opens another link inside the app.
    private static string? OfWrapped(Uri link)
    {
        var isWrapper = link.Scheme == "tbopen" && link.Host == "m.taobao.com" && link.AbsolutePath.StartsWith("/tbopen/", StringComparison.Ordinal);
        var inner = isWrapper ? Pairs(link).FirstOrDefault(pair => pair.Name == "h5Url").Value : null;
        return inner is not null && Parse(inner) is { } page ? OfPage(page) : null;
    }

    private static string? OfQuery(Uri link)
    {
        // Two different ids are somebody's trick: it cannot be told which of them would be shown.
        var values = Pairs(link).Where(pair => IdNames.Contains(pair.Name)).Select(pair => pair.Value).Distinct(StringComparer.Ordinal).ToArray();
        return values.Length == 1 ? Id(values[0]) : null;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(Uri link)
    {
        foreach (var pair in link.Query.TrimStart('?').Replace("&amp;", "&", StringComparison.Ordinal).Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return (pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..]));
            }
        }
    }

    // Parsing alone would let trailing NUL characters pass.
    private static string? Id(string text) =>
        text.Length is > 0 and <= 19 && text[0] != '0' && text.All(char.IsAsciiDigit)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? text
            : null;
}
