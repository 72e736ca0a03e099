using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Links;

/// <summary>The short links of listings, one of each kind; the same ones every time. Never changes; safe for any thread.</summary>
internal sealed class ShortLinkBook
{
    private readonly Dictionary<string, ShortLink> _byCode;

    public ShortLinkBook(CatalogueIndex catalogue) => _byCode = catalogue.Listings.SelectMany(Of).ToDictionary(link => link.Code, StringComparer.Ordinal);

    /// <summary>Those of a listing; none at Pinduoduo, whose connector follows none.</summary>
    public static IEnumerable<ShortLink> Of(Listing listing) => listing.Marketplace == Marketplaces.Pinduoduo
        ? []
        : Enum.GetValues<SandboxShortLinkKind>().Select(kind => new ShortLink(CodeOf(listing, kind), kind, listing));

    /// <summary>Its address, as share texts hold it.</summary>
    public static Uri AddressOf(ShortLink link) => link.Listing.Marketplace switch
    {
        Marketplaces.Taobao => new Uri($"https://m.tb.cn/h.{link.Code}"),
        Marketplaces.Jd => new Uri($"https://3.cn/{link.Code}"),
        _ => new Uri($"https://qr.1688.com/s/{link.Code}"),
    };

    /// <summary>The link whose address ends so; null when there is none.</summary>
    public ShortLink? Find(string path) => _byCode.GetValueOrDefault(path[(path.LastIndexOfAny(['/', '.']) + 1)..]);

    private static string CodeOf(Listing listing, SandboxShortLinkKind kind) =>
        Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"link/{listing.Marketplace}/{listing.Id}/{kind}"))[..10];
}
