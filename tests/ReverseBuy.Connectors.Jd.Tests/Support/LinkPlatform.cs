using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

public sealed class LinkPlatform : ILinkPlatform
{
    public static MarketplaceId Marketplace => JdMarketplace.Id;

    public static string Forms => "jd.tsv";

    public static string Page => "https://item.m.jd.com/ware/view.action?wareId=";

    public static ILinkRecognizer Recognizer { get; } = new JdLinkRecognizer();

    public static IShortLinks ShortLinksAt(Uri endpoint) => new JdShortLinks(Options.Create(new JdOptions { ShortLinkEndpoint = endpoint }), TimeProvider.System);
}
