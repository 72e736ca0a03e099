using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>
/// Reads the seller's description. It stays untrusted HTML; what is mended is what a sanitiser would lose: pictures that are named twice over
/// (<c>//http://…</c>), and those that graphic pages put into style sheets alone.
/// </summary>
internal static partial class JdDescription
{
    public static string? Of(WireValue detail)
    {
        var introduction = detail.Text("introduction") ?? detail.Text("nintroduction") ?? detail.Text("nappintroduction");
        var text = string.Concat(introduction, detail.Text("param")).Replace("//http://", "http://", StringComparison.OrdinalIgnoreCase)
            .Replace("//https://", "https://", StringComparison.OrdinalIgnoreCase);
        return text.Length == 0 ? null : text + Backgrounds(text);
    }

    private static string Backgrounds(string text)
    {
        var pictures = new StringBuilder();
        foreach (var address in Background().Matches(text).Select(match => match.Groups["address"].Value.Trim()).Distinct(StringComparer.Ordinal))
        {
            pictures.Append("<img src=\"").Append(WebUtility.HtmlEncode(address)).Append("\">");
        }

        return pictures.ToString();
    }

    [GeneratedRegex(
        "background(?:-image)?\\s*:\\s*[^;{}()]{0,100}url\\(\\s*['\"]?(?<address>(?:https?:)?//[^'\")\\s]{1,500})['\"]?\\s*\\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Background();
}
