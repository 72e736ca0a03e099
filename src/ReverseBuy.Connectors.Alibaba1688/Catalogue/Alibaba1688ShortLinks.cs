using System.Collections.Frozen;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Resolves the short links of share texts (<c>qr.1688.com/s/…</c>, <c>qr.1688.com/share.html?secret=…</c>).</summary>
internal sealed class Alibaba1688ShortLinks(Alibaba1688Options options, TimeProvider time) : IShortLinks, IDisposable
{
    // A short link may lead over these to an offer. The offers' own pages are recognised and never asked for.
    private static readonly FrozenSet<string> Hosts =
        FrozenSet.Create(StringComparer.Ordinal, "qr.1688.com", "m.1688.com", "detail.m.1688.com", "ma.m.1688.com");

    private readonly ShortLinkResolver _resolver = new(
        new ShortLinkRules
        {
            Marketplace = Alibaba1688Marketplace.Id,
            IsShortLink = IsShortLink,
            ListingOf = Alibaba1688Link.OfferOf,
            Hosts = Hosts,
            Timeout = options.ShortLinkTimeout,
            Endpoint = options.ShortLinkEndpoint,
        },
        time);

    public ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken) => _resolver.ResolveAsync(text, cancellationToken);

    public void Dispose() => _resolver.Dispose();

    // The form on m.1688.com is inferred; that on qr.1688.com is what the app shares.
    private static bool IsShortLink(PastedLink link) => link.Host switch
    {
        "qr.1688.com" => link.Path.Length > 1,
        "m.1688.com" => link.Path.StartsWith("/s/", StringComparison.Ordinal) && link.Path.Length > 3,
        _ => false,
    };
}
