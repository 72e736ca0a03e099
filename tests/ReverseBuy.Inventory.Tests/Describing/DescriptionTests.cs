using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Describing;

namespace ReverseBuy.Inventory.Tests.Describing;

public sealed class DescriptionTests
{
    /// <summary>One vector a line; <c>\n</c>, <c>\\</c>, <c>\x20</c> and <c>\uXXXX</c> stand for what cannot be seen.</summary>
    public static TheoryData<string> Vectors => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Describing", "xss.txt"))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_that_runs_leaves_the_sanitiser(string vector) => AssertSafe(Regex.Unescape(vector));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_that_runs_leaves_it_from_within_other_markup(string vector)
    {
        var html = Regex.Unescape(vector);
        AssertSafe($"<div><p>夏季 {html}</p><table><tr><td>{html}");
        AssertSafe($"<img alt='{html}' data-src='{html}' src=\"//img.alicdn.com/a.jpg\"><a title=\"{html}\" href='{html}'>x</a>");
        AssertSafe($"{html}{html}</div></p></table>");
    }

    [Property(MaxTest = 300)]
    public void Any_text_is_made_safe(string? text) => AssertSafe(text ?? string.Empty);

    [Property(MaxTest = 300)]
    public void Any_mixture_of_pieces_is_made_safe_and_stays_as_it_is(int[] picks)
    {
        string[] pieces =
        [
            "<p>", "</p>", "<table>", "<td>", "</table>", "<a href=https://ok.example/>", "</a>", "<b x=1>", "</b>", "<img src=//img.alicdn.com/a.jpg>", "<svg>", "</svg>",
            "<style>", "</style>", "<math>", "<mtext>", "<!--", "-->", "<select>", "<template>", "<script>", "</script>", "<title>", "</title>", "<li>", "<pre>\n", "<h1>", "<form>",
            "<noscript>", "</noscript>", "x", "&lt;", "&amp;lt;", "\"", "'", ">", "<", "<p style='color:red;font-size:12px'>", "<font color=red>", "<col>", "<caption>", "\u0000",
        ];

        AssertSafe(string.Concat(picks.Select(pick => pieces[(pick & int.MaxValue) % pieces.Length])));
    }

    [Fact]
    public void The_corpus_is_not_small() => Assert.True(Vectors.Count >= 60);

    [Theory]
    [InlineData("<img src=\"//img.alicdn.com/lazyload.png\" data-lazyload-src=\"//img.alicdn.com/a.jpg\">")]
    [InlineData("<img src='https://assets.alicdn.com/kissy/1.0.0/build/imglazyload/spaceball.gif' data-ks-lazyload='https://img.alicdn.com/a.jpg'>")]
    [InlineData("<img data-lazyload='http://img.alicdn.com/a.jpg' src=''>")]
    [InlineData("<img data-src='https://img.alicdn.com/a.jpg' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")]
    [InlineData("<img data-original=' //img.alicdn.com/a.jpg '>")]
    [InlineData("<img SRC=HTTP://IMG.ALICDN.COM/a.jpg>")]
    [InlineData("<img src='//img.alicdn.com/a.jpg' onerror=x class=y>")]
    [InlineData("<img srcset='//img.alicdn.com/a.jpg 1x, //img.alicdn.com/b.jpg 2x'>")]
    [InlineData("<offer-template-0><img src='https://img.alicdn.com/a.jpg'></offer-template-0>")]
    [InlineData("<noscript><img src='https://img.alicdn.com/a.jpg'></noscript>")]
    public void A_picture_that_only_a_script_would_load_is_made_to_load(string html)
    {
        var description = DescriptionSanitizer.Sanitize(html);

        Assert.Equal("<img src=\"https://img.alicdn.com/a.jpg\" referrerpolicy=\"no-referrer\">", description.Html);
        Assert.Equal([new Uri("https://img.alicdn.com/a.jpg")], description.Images);
    }

    [Fact]
    public void A_picture_keeps_its_text_and_size()
    {
        var html = DescriptionSanitizer.Sanitize("<img alt='尺码表' title=t width=790 height='100%' data-src='//img.alicdn.com/a.jpg'>").Html;

        Assert.Contains("alt=\"尺码表\"", html, StringComparison.Ordinal);
        Assert.Contains("width=\"790\"", html, StringComparison.Ordinal);
        Assert.Contains("height=\"100%\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src='https://track.example/p.gif' width=1 height=1>")]
    [InlineData("<img src='https://track.example/p.gif' width='1px' height='1px'>")]
    [InlineData("<img src='https://track.example/p.gif' width=0>")]
    [InlineData("<img src='https://track.example/p.gif' style='width:1px; height:1px'>")]
    [InlineData("<img src='https://track.example/p.gif' style='display: none'>")]
    [InlineData("<img src='https://track.example/p.gif' hidden>")]
    [InlineData("<img src='https://img.alicdn.com/spaceball.gif'>")]
    [InlineData("<img src='file:///c:/a.jpg'>")]
    [InlineData("<img src='C:\\Users\\seller\\a.jpg'>")]
    [InlineData("<img src='https://10.0.0.1/a.jpg'>")]
    [InlineData("<img alt=x>")]
    public void A_picture_that_counts_visitors_or_cannot_load_is_left_out(string html) =>
        Assert.Equal(SanitizedDescription.Empty, DescriptionSanitizer.Sanitize(html) with { Images = SanitizedDescription.Empty.Images });

    [Fact]
    public void What_sellers_write_is_kept()
    {
        const string Written =
            "<div style=\"text-align: center\"><p><strong>夏季新款</strong><br><font color=\"red\" size=\"5\">包邮</font></p>"
            + "<table border=\"1\" width=\"790\"><tbody><tr><td colspan=\"2\">S</td><td>M</td></tr></tbody></table>"
            + "<ul><li>棉</li></ul><p>详情见 <a href=\"https://detail.1688.com/offer/1.html\">这里</a></p></div>";

        var html = DescriptionSanitizer.Sanitize(Written).Html;

        Assert.Contains("<strong>夏季新款</strong><br>", html, StringComparison.Ordinal);
        Assert.Contains("text-align: center", html, StringComparison.Ordinal);
        Assert.Contains("<table border=\"1\" width=\"790\"><tbody><tr><td colspan=\"2\">S</td>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://detail.1688.com/offer/1.html\" rel=\"nofollow noopener noreferrer\">这里</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b a{0}>")]
    [InlineData("<p>x</p>")]
    [InlineData("<x>")]
    [InlineData("<table><b>")]
    [InlineData("<a href=https://ok.example>")]
    [InlineData("</p>")]
    [InlineData("<svg>")]
    [InlineData("<font color=c{0}><p>x</p>")]
    [InlineData("&amp;lt;")]
    public void However_much_and_however_deep_it_is_it_is_answered(string piece)
    {
        var pieces = Enumerable.Range(0, 490_000 / piece.Length).Select(number => piece.Replace("{0}", $"{number}", StringComparison.Ordinal));

        AssertSafe(string.Concat(pieces));
    }

    [Fact]
    public void A_description_is_sanitised_when_asked_for_and_once()
    {
        var descriptions = new Descriptions();
        var product = NewProduct("<p>x</p>");
        var found = new SanitizedDescription[64];

        Parallel.For(0, found.Length, index => found[index] = descriptions.Of(product));

        Assert.Equal("<p>x</p>", found[0].Html);
        Assert.All(found, description => Assert.Same(found[0], description));
        Assert.NotSame(found[0], descriptions.Of(product with { Title = "y" }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void Without_a_description_nothing_is_shown(string? html) =>
        Assert.Same(SanitizedDescription.Empty, new Descriptions().Of(NewProduct(html)));

    private static Product NewProduct(string? html) =>
        FakeMarketplace.NewProduct(new ListingId(InventoryHost.North, "1"), new Money(1m, Currency.CNY)) with { DescriptionHtml = html };

    // Judged by a parser of its own, as a browser would read it.
    private static void AssertSafe(string html)
    {
        var safe = DescriptionSanitizer.Sanitize(html);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!doctype html><body>" + safe.Html);

        Assert.All(document.Body!.QuerySelectorAll("*"), element =>
        {
            Assert.True(DescriptionRules.Tags.Contains(element.LocalName), element.LocalName);
            Assert.All(element.Attributes, attribute => Assert.True(DescriptionRules.Attributes.Contains(attribute.Name), attribute.Name));
            AssertHttps(element.GetAttribute("href"));
            AssertHttps(element.GetAttribute("src"));
            Assert.DoesNotMatch("(?i)url|expression|import|@|position|\\\\", element.GetAttribute("style") ?? string.Empty);
        });
        Assert.Equal(0, document.Head!.ChildElementCount);
        Assert.DoesNotContain(document.Body!.Descendants(), node => node is IComment);
        Assert.Equal(safe.Html, DescriptionSanitizer.Sanitize(safe.Html).Html);
        Assert.All(safe.Images, image => Assert.Equal("https", image.Scheme));
    }

    private static void AssertHttps(string? address)
    {
        if (address is not null)
        {
            var link = new Uri(address);
            Assert.Equal(("https", string.Empty, true), (link.Scheme, link.UserInfo, link.IsDefaultPort));
        }
    }
}
