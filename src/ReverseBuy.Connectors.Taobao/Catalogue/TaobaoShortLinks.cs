using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Resolves the short links of share texts (<c>m.tb.cn</c>, <c>e.tb.cn</c>) and of affiliates. Passwords (￥…￥) need the app and are not resolved.</summary>
internal sealed class TaobaoShortLinks : IShortLinks, IDisposable
{
    // Seen in share texts: m and e; the others are inferred from published lists.
    private static readonly FrozenSet<string> ShortHosts =
        FrozenSet.Create(StringComparer.Ordinal, "m.tb.cn", "e.tb.cn", "s.tb.cn", "c.tb.cn", "t.tb.cn", "tb.cn", "s.click.taobao.com");

    // A short link may lead over these to an item. The items' own pages are recognised and never asked for.
    private static readonly FrozenSet<string> Hosts =
        ShortHosts.Concat(["m.taobao.com", "h5.m.taobao.com", "uland.taobao.com"]).ToFrozenSet(StringComparer.Ordinal);

    private readonly ShortLinkResolver _resolver;

    public TaobaoShortLinks(IOptions<TaobaoOptions> options, TimeProvider time)
    {
        _resolver = new ShortLinkResolver(
            new ShortLinkRules
            {
                Marketplace = TaobaoMarketplace.Id,
                IsShortLink = link => link.Path.Length > 1 && ShortHosts.Contains(link.Host),
                ListingOf = TaobaoLink.ItemOf,
                Hosts = Hosts,
                Timeout = options.Value.ShortLinkTimeout,
                Endpoint = options.Value.ShortLinkEndpoint,
            },
            time);
    }

    public ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken) => _resolver.ResolveAsync(text, cancellationToken);

    public void Dispose() => _resolver.Dispose();
}
