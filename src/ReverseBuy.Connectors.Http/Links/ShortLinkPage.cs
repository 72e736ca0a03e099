using System.Buffers;

namespace ReverseBuy.Connectors.Http;

/// <summary>Finds where a page leads that a short link answered with: by script, by refresh, or by the one link in it.</summary>
internal static class ShortLinkPage
{
    private const int MostOfAKind = 4;

    // The pages of m.tb.cn set "var url = '…'" and show recommendations around it; those of qr.1688.com hold "wireless1688://…?url=…" alone.
    private static readonly string[] Marks = ["var url", "location.replace", "location.href", "window.location", "url="];

    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n'\"<>)");

    /// <summary>The links that the page leads to, the likeliest first.</summary>
    public static IReadOnlyList<PastedLink> Targets(string page, Func<PastedLink, string?> listingOf)
    {
        page = page
            .Replace("\\/", "/", StringComparison.Ordinal)
            .Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase)
            .Replace("\\x26", "&", StringComparison.OrdinalIgnoreCase)
            .Replace("\\u003d", "=", StringComparison.OrdinalIgnoreCase);
        var declared = Marks.SelectMany(mark => Declared(page, mark)).ToList();
        if (declared.Exists(link => listingOf(link) is not null))
        {
            return declared;
        }

        // Which of several listings was meant, nobody can tell: a page that says "gone, but look at these" names many.
        var listings = PastedText.Links(page).Where(link => listingOf(link) is not null).DistinctBy(listingOf).Take(2).ToList();
        return listings.Count == 1 ? [.. declared, listings[0]] : declared;
    }

    private static IEnumerable<PastedLink> Declared(string page, string mark)
    {
        var at = 0;
        for (var found = 0; found < MostOfAKind; found++)
        {
            at = page.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                yield break;
            }

            at += mark.Length;
            var value = page.AsSpan(at).TrimStart(" \t=('\"");
            var end = value.IndexOfAny(ValueEnd);
            if (PastedLink.Parse((end < 0 ? value : value[..end]).ToString()) is { } link)
            {
                yield return link;
            }
        }
    }
}
