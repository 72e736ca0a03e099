using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Catalogue;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

public sealed class LinkPlatform : ILinkPlatform
{
    public static MarketplaceId Marketplace => PinduoduoMarketplace.Id;

    public static string Forms => "pinduoduo.tsv";

    public static string Page => "https://mobile.yangkeduo.com/goods.html?goods_id=";

    public static ILinkRecognizer Recognizer { get; } = new PinduoduoLinkRecognizer();

    public static IShortLinks ShortLinksAt(Uri endpoint) => throw new NotSupportedException("The connector follows no short links.");
}
