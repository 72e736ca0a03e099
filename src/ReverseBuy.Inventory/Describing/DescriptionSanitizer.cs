using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using Ganss.Xss;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Describing;

/// <summary>Turns a seller's HTML into HTML that may be shown: pictures are made to load without scripts first, then all is removed that is not allowed.</summary>
internal static class DescriptionSanitizer
{
    // Real descriptions have some ten thousand characters; what is longer than this is nobody's.
    private const int LongestDescription = 500_000;

    // Deeper than any page; parsers and browsers recurse, and a stack that overflows takes the process with it.
    private const int DeepestNesting = 100;

    // Real ones make some hundred elements; parsing takes time that grows with the square of the depth.
    private const int MostElements = 10_000;

    // A browser may read what was written differently from what was meant. Text that still changes after this many readings is shown as text.
    private const int MostReadings = 4;

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(DescriptionRules.Tags, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(DescriptionRules.Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedCssProperties = new HashSet<string>(DescriptionRules.Styles, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
    });

    public static SanitizedDescription Sanitize(string html)
    {
        try
        {
            var settled = html.Length > LongestDescription ? SanitizedDescription.Empty : Settle(html);
            return settled.Html.Length > LongestDescription ? SanitizedDescription.Empty : settled;
        }
        catch (TooManyElementsException)
        {
            return SanitizedDescription.Empty;
        }
    }

    private static SanitizedDescription Settle(string html)
    {
        var current = html;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var (text, images) = Read(current);
            if (text == current)
            {
                return new SanitizedDescription(text, images);
            }

            current = text;
        }

        return new SanitizedDescription(WebUtility.HtmlEncode(Parse(current).Body!.TextContent), []);
    }

    private static (string Html, IReadOnlyList<Uri> Images) Read(string html)
    {
        var parsed = Parse(html);
        var document = Sanitizer.HtmlParserFactory().ParseDocument(string.Empty);
        DescriptionTree.Copy(parsed.Body!, document.Body!, DeepestNesting);
        Sanitizer.SanitizeDom(document, document.Body, string.Empty);
        var images = document.Images.Select(image => image.GetAttribute("src")).OfType<string>().Distinct(StringComparer.Ordinal);
        return (document.Body!.ChildNodes.ToHtml(Sanitizer.OutputFormatter), [.. images.Select(address => new Uri(address))]);
    }

    // Formatting that is left open is made anew in every paragraph: some thousand characters can make millions of elements.
    private static IHtmlDocument Parse(string html)
    {
        var elements = 0;
        return new HtmlParser(new HtmlParserOptions { IsScripting = false, OnCreated = Count }).ParseDocument("<!doctype html><body>" + html);

        void Count(IElement element, TextPosition position)
        {
            if (++elements > MostElements)
            {
                throw new TooManyElementsException();
            }
        }
    }
}
