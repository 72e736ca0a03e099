using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Reads the offer out of one link.</summary>
internal static partial class Alibaba1688Link
{
    private const int ShortestOffer = 6;

    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.Ordinal, "http", "https", "wireless1688");
    private static readonly FrozenSet<string> OfferNames = FrozenSet.Create(StringComparer.Ordinal, "offerid", "offer_id");
    private static readonly FrozenSet<string> AppOfferNames = FrozenSet.Create(StringComparer.Ordinal, "offerid", "offer_id", "id");
    private static readonly FrozenSet<string> WrappedNames = FrozenSet.Create(StringComparer.Ordinal, "url", "done", "redirecturl", "redirect_url");

    /// <summary>The offer's id, or <see langword="null"/> when the link is none to an offer.</summary>
    public static string? OfferOf(PastedLink link) => OfPage(link) ?? OfWrapped(link);

    private static string? OfPage(PastedLink link)
    {
        if (!Schemes.Contains(link.Scheme) || !IsPlatform(link.Host))
        {
            return null;
        }

        // Two different ids are somebody's trick: it cannot be told which of them would be shown.
        var path = OfferPath().Match(link.Path) is { Success: true } match ? match.Groups["id"].Value : null;
        var names = IsAppOffer(link) ? AppOfferNames : OfferNames;
        var offers = link.ValuesOf(names).Select(value => value.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? value[..^5] : value);
        return (path is null ? offers : offers.Prepend(path)).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [{ Length: >= ShortestOffer } only]
            ? PastedLink.Number(only)
            : null;
    }

    // wireless1688://ma.m.1688.com/plugin?url=… opens another link inside the app; the page for signing in leads on to one.
    private static string? OfWrapped(PastedLink link)
    {
        var isWrapper = (link is { Host: "ma.m.1688.com", Path: "/plugin" } && Schemes.Contains(link.Scheme))
            || (link is { Host: "login.1688.com", Scheme: "http" or "https" });
        return isWrapper && link.ValuesOf(WrappedNames).FirstOrDefault() is { } inner && PastedLink.Parse(inner) is { } page ? OfPage(page) : null;
    }

    // The old name of the site still stands in old posts.
    private static bool IsPlatform(string host) =>
        host is "1688.com" or "detail.china.alibaba.com" || host.EndsWith(".1688.com", StringComparison.Ordinal);

    // wireless1688://ma.m.1688.com/offer?id=…
    private static bool IsAppOffer(PastedLink link) => link is { Host: "ma.m.1688.com", Path: "/offer" or "/offer/detail" };

    [GeneratedRegex(
        @"^/(?:offer|buyer/offerdetail)/(?<id>[1-9][0-9]{5,18})(?:\.html?)?/?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfferPath();
}
