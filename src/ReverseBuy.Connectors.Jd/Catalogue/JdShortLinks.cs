using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Resolves the short links of share texts (<c>3.cn</c>) and of affiliates (<c>u.jd.com</c>).</summary>
internal sealed class JdShortLinks : IShortLinks, IDisposable
{
    private static readonly FrozenSet<string> ShortHosts = FrozenSet.Create(StringComparer.Ordinal, "3.cn", "u.jd.com");

    // A short link may lead over these to a SKU. The SKUs' own pages are recognised and never asked for.
    private static readonly FrozenSet<string> Hosts =
        ShortHosts.Concat(["union-click.jd.com", "jump.jd.com", "u.3.cn", "item.m.jd.com"]).ToFrozenSet(StringComparer.Ordinal);

    private readonly ShortLinkResolver _resolver;

    public JdShortLinks(IOptions<JdOptions> options, TimeProvider time)
    {
        _resolver = new ShortLinkResolver(
            new ShortLinkRules
            {
                Marketplace = JdMarketplace.Id,
                IsShortLink = link => link.Path.Length > 1 && ShortHosts.Contains(link.Host),
                ListingOf = JdLink.SkuOf,
                Hosts = Hosts,
                Timeout = options.Value.ShortLinkTimeout,
                Endpoint = options.Value.ShortLinkEndpoint,
            },
            time);
    }

    public ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken) => _resolver.ResolveAsync(text, cancellationToken);

    public void Dispose() => _resolver.Dispose();
}
