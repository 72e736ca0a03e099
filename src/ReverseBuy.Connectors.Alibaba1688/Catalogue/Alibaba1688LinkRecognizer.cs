using System.Text.RegularExpressions;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Finds offers in the links of desktop, mobile site and app.</summary>
internal sealed partial class Alibaba1688LinkRecognizer : ILinkRecognizer
{
    private const int LongestText = 8192;

    public ListingId? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Match match in Links().Matches(text.Length > LongestText ? text[..LongestText] : text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '*', '&');
            if (Uri.TryCreate(match.Groups["bare"].Success ? "https://" + address : address, UriKind.Absolute, out var link) && OfferOf(link) is { } offer)
            {
                return new ListingId(Alibaba1688Marketplace.Id, offer);
            }
        }

        return null;
    }

    private static string? OfferOf(Uri link)
    {
        // User info is a disguise (https://detail.1688.com@evil.example/), and so is any port.
        if (link.UserInfo.Length > 0 || link is { IsDefaultPort: false, Port: >= 0 })
        {
            return null;
        }

        var isPlatform = link.IdnHost == "1688.com" || link.IdnHost.EndsWith(".1688.com", StringComparison.Ordinal);
        if (!isPlatform || link.Scheme is not ("http" or "https" or "wireless1688"))
        {
            return null;
        }

        if (OfferPath().Match(link.AbsolutePath) is { Success: true } path)
        {
            return path.Groups["id"].Value;
        }

        return OfferQuery().Match(link.Query) is { Success: true } query ? query.Groups["id"].Value : null;
    }

    // A link ends where a character stands that no link has: white space, quotes, brackets, or the Chinese text around it.
    // A link to any other site is taken whole, so that what it carries is not seen. A link without scheme begins with one of the
    // marketplace's own names, and nothing that could belong to another name, user or path stands before it.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9+.\-])[a-z][a-z0-9+.\-]{1,20}://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+|(?<bare>(?<![A-Za-z0-9\-._~:/?#@!$&'*+,;=%\\])(?:(?:www|m|detail|detail\.m)\.)?1688\.com/[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"/offer/(?<id>[1-9][0-9]{5,18})(?:\.html?)?/?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfferPath();

    [GeneratedRegex(@"[?&]offer_?id=(?<id>[1-9][0-9]{5,18})(?:&|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfferQuery();
}
