using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Reads the SKU out of one link. Hosts are compared whole, never by how they end.</summary>
internal static partial class JdLink
{
    // A link in a link, and the page in that.
    private const int DeepestWrapping = 2;

    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.Ordinal, "http", "https");
    private static readonly FrozenSet<string> AppSchemes = FrozenSet.Create(StringComparer.Ordinal, "openapp.jdmobile", "openjd", "jdmobile");
    private static readonly FrozenSet<string> SkuNames = FrozenSet.Create(StringComparer.Ordinal, "sku", "skuid", "wareid", "sku_id");
    private static readonly FrozenSet<string> AppNames = FrozenSet.Create(StringComparer.Ordinal, "params");
    private static readonly FrozenSet<string> WrappedNames = FrozenSet.Create(StringComparer.Ordinal, "returnurl", "to", "url", "returl");

    // Hosts whose pages are named by the SKU alone: /100012043978.html.
    private static readonly FrozenSet<string> PathHosts = FrozenSet.Create(
        StringComparer.Ordinal,
        "item.jd.com", "item.m.jd.com", "item.jd.hk", "npcitem.jd.hk", "item.yiyaojd.com", "item.jkcsjd.com", "item.jingdonghealth.cn", "ic-item.jd.com", "i-item.jd.com",
        "item.joybuy.com", "mitem.jd.hk", "item.360buy.com", "www.360buy.com", "re.jd.com", "m.jd.com", "www.jd.com", "in.m.jd.com", "global.jd.com");

    // Pages that name the SKU in the query.
    private static readonly FrozenDictionary<string, string[]> QueryPages = new Dictionary<string, string[]>
    {
        ["item.m.jd.com"] = ["/ware/view.action", "/product"],
        ["m.jd.com"] = ["/ware/view.action"],
        ["wq.jd.com"] = ["/item/view", "/item/view2"],
        ["wqitem.jd.com"] = ["/item/view", "/item/view2"],
        ["wqs.jd.com"] = ["/item/view"],
        ["kpl.m.jd.com"] = ["/product"],
        ["mitem.jd.hk"] = ["/ware/view.action", "/product"],
        ["in.m.jd.com"] = ["/product"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Pages that open another one, after signing in or behind an advertisement.
    private static readonly FrozenSet<string> Wrappers = FrozenSet.Create(
        StringComparer.Ordinal, "passport.jd.com", "plogin.m.jd.com", "union-click.jd.com", "ccc-x.jd.com", "re.m.jd.com", "jump.jd.com", "cart.jd.com");

    /// <summary>The SKU's number, or <see langword="null"/> when the link is none to a SKU.</summary>
    public static string? SkuOf(PastedLink link) => SkuOf(link, DeepestWrapping);

    private static string? SkuOf(PastedLink link, int wrappings)
    {
        if (AppSchemes.Contains(link.Scheme))
        {
            return OfApp(link);
        }

        if (!Schemes.Contains(link.Scheme))
        {
            return null;
        }

        if (OfPage(link) is { } sku)
        {
            return sku;
        }

        return wrappings > 0 && Wrappers.Contains(link.Host) && link.ValuesOf(WrappedNames).FirstOrDefault() is { } inner && PastedLink.Parse(inner) is { } page
            ? SkuOf(page, wrappings - 1)
            : null;
    }

    private static string? OfPage(PastedLink link)
    {
        if (PathHosts.Contains(link.Host) && PathOfSku().Match(link.Path) is { Success: true } match)
        {
            return PastedLink.Number(match.Groups["sku"].Value);
        }

        return QueryPages.TryGetValue(link.Host, out var pages) && pages.Contains(link.Path, StringComparer.OrdinalIgnoreCase)
            ? Only(link.ValuesOf(SkuNames))
            : null;
    }

    // openapp.jdmobile://virtual?params={"category":"jump","des":"productDetail","skuId":"100012043978"}
    private static string? OfApp(PastedLink link) =>
        link.Host == "virtual" && link.ValuesOf(AppNames).FirstOrDefault() is { } json && AppPage().IsMatch(json)
            ? Only(AppSku().Matches(json).Select(match => match.Groups["sku"].Value))
            : null;

    // Two different numbers are somebody's trick: it cannot be told which of them would be shown.
    private static string? Only(IEnumerable<string> values) =>
        values.Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? PastedLink.Number(only) : null;

    [GeneratedRegex(@"^(?:/product|/ware|/cps/item|/item|/detail)?/(?<sku>[1-9][0-9]{4,18})\.html?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathOfSku();

    [GeneratedRegex("\"des\"\\s*:\\s*\"productDetail\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppPage();

    [GeneratedRegex("\"skuId\"\\s*:\\s*\"?(?<sku>[0-9]{1,19})\"?\\s*[,}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppSku();
}
