using System.Collections.Frozen;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Reads what a listing goes by out of one link. Hosts are compared whole, never by how they end.</summary>
internal static class PinduoduoLink
{
    // A link in a link, and the page in that.
    private const int DeepestWrapping = 2;

    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.Ordinal, "http", "https", "pinduoduo");
    private static readonly FrozenSet<string> NumberNames = FrozenSet.Create(StringComparer.Ordinal, "goods_id", "goodsid");
    private static readonly FrozenSet<string> SignNames = FrozenSet.Create(StringComparer.Ordinal, "goods_sign", "goodssign");
    private static readonly FrozenSet<string> ShortSignNames = FrozenSet.Create(StringComparer.Ordinal, "s");
    private static readonly FrozenSet<string> WrappedNames = FrozenSet.Create(StringComparer.Ordinal, "launch_url", "url");

    // The app's links name the page as the browser's do.
    private static readonly FrozenSet<string> ShopHosts = FrozenSet.Create(
        StringComparer.Ordinal, "mobile.yangkeduo.com", "yangkeduo.com", "www.yangkeduo.com", "mobile.pinduoduo.com", "com.xunmeng.pinduoduo");

    private static readonly FrozenSet<string> ShopPages = FrozenSet.Create(
        StringComparer.Ordinal, "/goods.html", "/goods1.html", "/goods2.html", "/goods3.html", "/duo_coupon_landing.html");

    private static readonly FrozenSet<string> Wrappers = FrozenSet.Create(StringComparer.Ordinal, "/app.html", "/webview");

    private static readonly FrozenDictionary<string, string> PromoterPages = new Dictionary<string, string>
    {
        ["jinbao.pinduoduo.com"] = "/goods-detail",
        ["youhui.pinduoduo.com"] = "/goods/goods-detail",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sign or else the number, or <see langword="null"/> when the link is none to a listing.</summary>
    public static string? GoodsOf(PastedLink link) => GoodsOf(link, DeepestWrapping);

    private static string? GoodsOf(PastedLink link, int wrappings)
    {
        if (!Schemes.Contains(link.Scheme))
        {
            return null;
        }

        if (link.Scheme != "pinduoduo" && PromoterPages.TryGetValue(link.Host, out var page) && link.Path == page)
        {
            return Only(link.ValuesOf(ShortSignNames).Concat(link.ValuesOf(SignNames)), PinduoduoListing.Sign) ?? Only(link.ValuesOf(NumberNames), PastedLink.Number);
        }

        // A scheme leads into the app, and the app's name is no host of the web.
        if (!ShopHosts.Contains(link.Host) || (link.Scheme == "pinduoduo") != (link.Host == "com.xunmeng.pinduoduo"))
        {
            return null;
        }

        if (ShopPages.Contains(link.Path.ToLowerInvariant()))
        {
            return Only(link.ValuesOf(SignNames), PinduoduoListing.Sign) ?? Only(link.ValuesOf(NumberNames), PastedLink.Number);
        }

        return wrappings > 0 && Wrappers.Contains(link.Path) && link.ValuesOf(WrappedNames).FirstOrDefault() is { } inner && Inside(inner) is { } wrapped
            ? GoodsOf(wrapped, wrappings - 1)
            : null;
    }

    // What is opened is often named by its page alone.
    private static PastedLink? Inside(string inner) =>
        PastedLink.Parse(inner.Contains("://", StringComparison.Ordinal) ? inner : "https://mobile.yangkeduo.com/" + inner.TrimStart('/'));

    // Two different ones are somebody's trick: it cannot be told which of them would be shown.
    private static string? Only(IEnumerable<string> values, Func<string, string?> read) =>
        values.Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? read(only) : null;
}
