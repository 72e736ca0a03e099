using System.Text.RegularExpressions;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Finds offers in the links of desktop, mobile site and app.</summary>
internal sealed partial class Alibaba1688LinkRecognizer : ILinkRecognizer
{
    public ListingId? Recognize(string text)
    {
        foreach (Match match in Links().Matches(text))
        {
            if (Uri.TryCreate(match.Value, UriKind.Absolute, out var link) && OfferOf(link) is { } offer)
            {
                return new ListingId(Alibaba1688Marketplace.Id, offer);
            }
        }

        return null;
    }

    private static string? OfferOf(Uri link)
    {
        // User info is a disguise (https://detail.1688.com@evil.example/), and so is any port.
        if (link.UserInfo.Length > 0 || !link.IsDefaultPort)
        {
            return null;
        }

        var isPlatform = link.Scheme is "http" or "https" && (link.IdnHost == "1688.com" || link.IdnHost.EndsWith(".1688.com", StringComparison.Ordinal));
        if (!isPlatform && link.Scheme != "wireless1688")
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
    [GeneratedRegex(@"(?:https?|wireless1688)://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"/offer/(?<id>[1-9][0-9]{5,18})(?:\.html?)?/?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfferPath();

    [GeneratedRegex(@"[?&]offer_?id=(?<id>[1-9][0-9]{5,18})(?:&|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfferQuery();
}
