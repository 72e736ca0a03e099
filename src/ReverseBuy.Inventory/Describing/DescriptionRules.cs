using System.Collections.Frozen;

namespace ReverseBuy.Inventory.Describing;

/// <summary>What a description may hold. All else is taken out.</summary>
internal static class DescriptionRules
{
    /// <summary>Elements that stay. Of any other, its content stays; but for <see cref="Opaque"/>.</summary>
    public static readonly FrozenSet<string> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt",
        "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark",
        "ol", "p", "pre", "q", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul");

    /// <summary>Elements whose content goes with them: it is code, a form or another page, and no description.</summary>
    public static readonly FrozenSet<string> Opaque = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "applet", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "fieldset", "form", "frame", "frameset", "head", "iframe", "input", "link",
        "map", "math", "meta", "noembed", "noframes", "object", "option", "optgroup", "param", "picture", "plaintext", "portal", "script", "select", "source",
        "style", "svg", "template", "textarea", "title", "track", "video", "xmp");

    /// <summary>Attributes that stay.</summary>
    public static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "color", "colspan", "dir", "face", "height", "href", "lang", "referrerpolicy", "rel",
        "rowspan", "size", "src", "style", "title", "valign", "width");

    /// <summary>Styles that stay: none that can load, place, cover or hide anything.</summary>
    public static readonly FrozenSet<string> Styles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "background-color", "color", "font-size", "font-style", "font-weight", "height", "line-height", "max-width", "text-align", "text-decoration",
        "text-indent", "vertical-align", "width");

    /// <summary>Where scripts that load pictures lazily look for the address; the likeliest first.</summary>
    public static readonly string[] LazySources =
    [
        "data-ks-lazyload", "data-lazyload-src", "data-lazyload", "data-lazy-src", "data-lazy-load", "data-lazy", "data-original", "data-original-src",
        "data-actualsrc", "data-src", "data-url", "data-img", "data-echo", "lazy-src", "lazyload-src", "lazyload", "lazy", "original", "_src",
    ];

    /// <summary>Parts of the names of pictures that stand where another is to be loaded.</summary>
    public static readonly string[] Placeholders = ["spaceball", "lazyload", "blank.gif", "pixel.gif", "transparent", "placeholder", "/s.gif", "loading.gif"];

    /// <summary>Whether an element may have an attribute; addresses only where they are looked at.</summary>
    public static bool MayHave(string element, string attribute) => attribute switch
    {
        "src" => element == "img",
        "href" => element == "a",
        _ => Attributes.Contains(attribute),
    };
}
