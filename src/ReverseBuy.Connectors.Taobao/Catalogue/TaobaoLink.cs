using System.Collections.Frozen;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads the item out of one link. Hosts are compared whole, never by how they end.</summary>
internal static class TaobaoLink
{
    // A link in a link, and the page in that: tbopen in the address of an advertisement.
    private const int DeepestWrapping = 2;

    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.Ordinal, "http", "https", "taobao", "tmall", "tbopen", "taobaolite");
    private static readonly FrozenSet<string> IdNames = FrozenSet.Create(StringComparer.Ordinal, "id", "itemid", "item_id", "item_num_id", "itemnumid", "num_iid");
    private static readonly FrozenSet<string> WrappedNames =
        FrozenSet.Create(StringComparer.Ordinal, "h5url", "redirecturl", "redirect_url", "tpl_redirect_url", "smburl");

    // Pages that name the item in the query.
    private static readonly FrozenDictionary<string, string[]> QueryPages = new Dictionary<string, string[]>
    {
        ["item.taobao.com"] = ["/item.htm", "/item_detail.htm"],
        ["world.taobao.com"] = ["/item.htm"],
        ["tw.taobao.com"] = ["/item.htm"],
        ["hk.taobao.com"] = ["/item.htm"],
        ["detail.tmall.com"] = ["/item.htm", "/item_o.htm"],
        ["detail.tmall.hk"] = ["/item.htm", "/hk/item.htm"],
        ["chaoshi.detail.tmall.com"] = ["/item.htm"],
        ["world.tmall.com"] = ["/item.htm"],
        ["detail.m.tmall.com"] = ["/item.htm", "/templatesNew/index"],
        ["detail.m.tmall.hk"] = ["/item.htm"],
        ["detail.liangxinyao.com"] = ["/item.htm"],
        ["h5.m.taobao.com"] = ["/awp/core/detail.htm"],
        ["m.taobao.com"] = ["/detail.htm", "/item.htm"],
        ["new.m.taobao.com"] = ["/detail.htm"],
        ["main.m.taobao.com"] = ["/detail/index.html"],
        ["m.intl.taobao.com"] = ["/detail/detail.html"],
        ["uland.taobao.com"] = ["/coupon/edetail"],
        ["page.tm"] = ["/itemDetail"],
        ["mobile.tmall.com"] = ["/page/itemDetail"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Pages that name the item in the path, by what stands before it; .htm stands behind.
    private static readonly FrozenDictionary<string, string> PathPages = new Dictionary<string, string>
    {
        ["world.taobao.com"] = "/item/",
        ["tw.taobao.com"] = "/item/",
        ["hk.taobao.com"] = "/item/",
        ["world.tmall.com"] = "/item/",
        ["www.taobao.com"] = "/list/item/",
        ["m.taobao.com"] = "/item/",
        ["h5.taobao.com"] = "/item/",
        ["h5.m.taobao.com"] = "/item/",
        ["a.m.taobao.com"] = "/i",
        ["a.m.tmall.com"] = "/i",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Addresses that open another link: in the app, after signing in, or behind an advertisement.
    private static readonly FrozenDictionary<string, string> Wrappers = new Dictionary<string, string>
    {
        ["m.taobao.com"] = "/tbopen/",
        ["login.taobao.com"] = "/",
        ["login.m.taobao.com"] = "/",
        ["login.tmall.com"] = "/",
        ["ace.tb.cn"] = "/t",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The item's id, or <see langword="null"/> when the link is none to an item.</summary>
    public static string? ItemOf(PastedLink link) => ItemOf(link, DeepestWrapping);

    private static string? ItemOf(PastedLink link, int wrappings)
    {
        if (!Schemes.Contains(link.Scheme))
        {
            return null;
        }

        if (OfPage(link) is { } item)
        {
            return item;
        }

        var isWrapper = wrappings > 0 && Wrappers.TryGetValue(link.Host, out var path) && link.Path.StartsWith(path, StringComparison.Ordinal);
        return isWrapper && link.ValuesOf(WrappedNames).FirstOrDefault() is { } inner && PastedLink.Parse(inner) is { } page
            ? ItemOf(page, wrappings - 1)
            : null;
    }

    private static string? OfPage(PastedLink link)
    {
        if (QueryPages.TryGetValue(link.Host, out var pages) && pages.Contains(link.Path, StringComparer.OrdinalIgnoreCase))
        {
            return OfQuery(link);
        }

        return PathPages.TryGetValue(link.Host, out var before)
            && link.Path.Length > before.Length + 4
            && link.Path.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            && link.Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
                ? PastedLink.Number(link.Path[before.Length..^4])
                : null;
    }

    // Two different ids are somebody's trick: it cannot be told which of them would be shown.
    private static string? OfQuery(PastedLink link) =>
        link.ValuesOf(IdNames).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? PastedLink.Number(only) : null;
}
