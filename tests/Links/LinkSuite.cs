using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using ReverseBuy.Catalogue;

namespace ReverseBuy.LinkForms;

/// <summary>What must hold of the links of every marketplace.</summary>
public abstract class LinkSuite<TPlatform>
    where TPlatform : ILinkPlatform
{
#pragma warning disable CA1000 // The data of a theory is static, and each platform has its own.
    public static TheoryData<string, string, string> Good => LinkForms.Read(TPlatform.Forms);

    public static TheoryData<string, string, string> Hostile => LinkForms.Read("hostile.tsv");
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Good))]
    public void What_people_paste_is_recognised(string form, string id, string what)
    {
        Assert.NotEmpty(what);
        Assert.Equal(Listing(id), Recognize(LinkForms.Unescape(form)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_only_looks_like_a_link_is_not(string form, string id, string what)
    {
        Assert.Empty(id);
        Assert.NotEmpty(what);
        Assert.Null(Recognize(LinkForms.Unescape(form)));
    }

    [Fact]
    public void The_files_hold_many_forms_and_none_twice()
    {
        Assert.True(Good.Count >= 60);
        Assert.True(Hostile.Count >= 100);
        Assert.Distinct(Good.Concat(Hostile).Select(row => row.Data.Item1));
    }

    [Fact]
    public void The_first_of_several_links_counts() =>
        Assert.Equal(Listing("111111"), Recognize($"https://evil.com/x {TPlatform.Page}111111 {TPlatform.Page}222222"));

    [Property(MaxTest = 500)]
    public void No_text_makes_it_fail(string? text) => Recognize(text ?? string.Empty);

    [Property(MaxTest = 500)]
    public void No_text_behind_the_host_makes_it_fail(string? text) => Recognize(TPlatform.Page + text);

    [Property(MaxTest = 300)]
    public void A_good_link_is_found_in_any_text(string? before, string? after, NonNegativeInt pick)
    {
        var forms = Good.Select(row => row.Data).ToArray();
        var (form, id, _) = forms[pick.Get % forms.Length];

        Assert.Equal(Listing(id), Recognize($"{before} {LinkForms.Unescape(form)} {after}"));
    }

    [Property(MaxTest = 300)]
    public void An_id_comes_back_as_it_was_sent(PositiveInt high, NonNegativeInt low)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{high.Get}{low.Get:D9}");

        Assert.Equal(Listing(id), Recognize(TPlatform.Page + id));
    }

    // What is read in linear time allocates linearly, whatever machine it runs on; runs of the longest length are the worst case.
    [Theory]
    [InlineData("a")]
    [InlineData("https://")]
    [InlineData("://")]
    [InlineData("{page}x ")]
    [InlineData("{page}%25 ")]
    [InlineData("{page}1&")]
    [InlineData("%253A%252F%252F")]
    [InlineData("?id=&amp;amp;")]
    [InlineData("a/%25%32%35&amp;")]
    [InlineData("\u200B")]
    [InlineData("😀/")]
    [InlineData("\\@:/")]
    public void A_megabyte_is_read_in_linear_time(string piece)
    {
        piece = piece.Replace("{page}", TPlatform.Page, StringComparison.Ordinal);
        var quarter = AllocatedFor(Blown(piece, 250_000));
        var whole = AllocatedFor(Blown(piece, 1_000_000));

        Assert.InRange(whole, 0, (5 * quarter) + 100_000);
        Assert.InRange(whole, 0, 64_000_000);
    }

    [Fact]
    public void A_very_long_text_is_read_to_its_end() =>
        Assert.Equal(Listing("777777"), Recognize($"{new string('a', 1_000_000)} {TPlatform.Page}777777"));

    private static ListingId Listing(string id) => new(TPlatform.Marketplace, id);

    private static ListingId? Recognize(string text) => TPlatform.Recognizer.Recognize(text);

    // Broken every 4,000 characters, so that no run is too long to be looked at.
    private static string Blown(string piece, int length)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)) + "\n";
        return string.Concat(Enumerable.Repeat(line, length / line.Length));
    }

    private static long AllocatedFor(string text)
    {
        Recognize(text[..100]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Recognize(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
