using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class LinkTests
{
    private readonly TaobaoLinkRecognizer _links = new();

    public static TheoryData<string, string, string> Good => LinkForms.LinkForms.Read("taobao.tsv");

    public static TheoryData<string, string, string> Hostile => LinkForms.LinkForms.Read("hostile.tsv");

    [Theory]
    [MemberData(nameof(Good))]
    public void What_people_paste_is_recognised(string form, string id, string what)
    {
        Assert.NotEmpty(what);
        Assert.Equal(TaobaoHost.Listing(id), _links.Recognize(LinkForms.LinkForms.Unescape(form)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_only_looks_like_a_link_is_not(string form, string id, string what)
    {
        Assert.Empty(id);
        Assert.NotEmpty(what);
        Assert.Null(_links.Recognize(LinkForms.LinkForms.Unescape(form)));
    }

    [Fact]
    public void The_files_hold_many_forms()
    {
        Assert.True(Good.Count >= 60);
        Assert.True(Hostile.Count >= 100);
    }

    [Fact]
    public void The_first_of_several_links_counts() =>
        Assert.Equal(
            TaobaoHost.Listing("1"),
            _links.Recognize("https://evil.com/x https://item.taobao.com/item.htm?id=1 https://item.taobao.com/item.htm?id=2"));

    [Property(MaxTest = 500)]
    public void No_text_makes_it_fail(string? text) => _links.Recognize(text ?? string.Empty);

    [Property(MaxTest = 500)]
    public void No_text_behind_the_host_makes_it_fail(string? text) => _links.Recognize("https://item.taobao.com/item.htm?id=" + text);

    [Property(MaxTest = 300)]
    public void A_good_link_is_found_in_any_text(string? before, string? after, NonNegativeInt pick)
    {
        var forms = Good.Select(row => row.Data).ToArray();
        var (form, id, _) = forms[pick.Get % forms.Length];

        Assert.Equal(TaobaoHost.Listing(id), _links.Recognize($"{before} {LinkForms.LinkForms.Unescape(form)} {after}"));
    }

    [Property(MaxTest = 300)]
    public void An_id_comes_back_as_it_was_sent(PositiveInt high, NonNegativeInt low)
    {
        var id = $"{high.Get}{low.Get:D9}";

        Assert.Equal(TaobaoHost.Listing(id), _links.Recognize(string.Format(CultureInfo.InvariantCulture, "https://item.taobao.com/item.htm?id={0}", id)));
    }

    // What is read in linear time allocates linearly, whatever machine it runs on; runs of the longest length are the worst case.
    [Theory]
    [InlineData("a")]
    [InlineData("https://")]
    [InlineData("://")]
    [InlineData("https://item.taobao.com/item.htm?id=x ")]
    [InlineData("https://item.taobao.com/item.htm?id=%25 ")]
    [InlineData("https://item.taobao.com/item.htm?id=1&")]
    [InlineData("%253A%252F%252F")]
    [InlineData("?id=&amp;amp;")]
    [InlineData("a/%25%32%35&amp;")]
    [InlineData("\u200B")]
    [InlineData("😀/")]
    [InlineData("\\@:/")]
    public void A_megabyte_is_read_in_linear_time(string piece)
    {
        var quarter = AllocatedFor(Blown(piece, 250_000));
        var whole = AllocatedFor(Blown(piece, 1_000_000));

        Assert.InRange(whole, 0, (5 * quarter) + 100_000);
        Assert.InRange(whole, 0, 64_000_000);
    }

    // Broken every 4,000 characters, so that no run is too long to be looked at.
    private static string Blown(string piece, int length)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)) + "\n";
        return string.Concat(Enumerable.Repeat(line, length / line.Length));
    }

    private long AllocatedFor(string text)
    {
        _links.Recognize(text[..100]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _links.Recognize(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_very_long_text_is_read_to_its_end() =>
        Assert.Equal(TaobaoHost.Listing("7"), _links.Recognize(new string('a', 1_000_000) + " https://item.taobao.com/item.htm?id=7"));
}
