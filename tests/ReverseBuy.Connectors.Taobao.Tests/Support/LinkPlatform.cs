using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

public sealed class LinkPlatform : ILinkPlatform
{
    public static MarketplaceId Marketplace => TaobaoMarketplace.Id;

    public static string Forms => "taobao.tsv";

    public static string Page => "https://item.taobao.com/item.htm?id=";

    public static ILinkRecognizer Recognizer { get; } = new TaobaoLinkRecognizer();

    public static IShortLinks ShortLinksAt(Uri endpoint) => new TaobaoShortLinks(Options.Create(new TaobaoOptions { ShortLinkEndpoint = endpoint }), TimeProvider.System);
}
