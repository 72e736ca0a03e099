using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

public sealed class LinkPlatform : ILinkPlatform
{
    public static MarketplaceId Marketplace => Alibaba1688Marketplace.Id;

    public static string Forms => "alibaba1688.tsv";

    public static string Page => "https://detail.1688.com/page/index.html?offerId=";

    public static ILinkRecognizer Recognizer { get; } = new Alibaba1688LinkRecognizer();

    public static IShortLinks ShortLinksAt(Uri endpoint) => new Alibaba1688ShortLinks(new Alibaba1688Options { ShortLinkEndpoint = endpoint }, TimeProvider.System);
}
