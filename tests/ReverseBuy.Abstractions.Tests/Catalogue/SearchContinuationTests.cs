using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Abstractions.Tests.Catalogue;

public sealed class SearchContinuationTests
{
    private static readonly MarketplaceId East = new("east");
    private static readonly MarketplaceId West = new("west");
    private static readonly MarketplaceSearchQuery Query = new("茶");

    [Fact]
    public void Any_names_and_pages_come_back_from_their_text()
    {
        var pages =
            from names in Gen.Elements("taobao", "1688", "a:b", "a,b", "a b", "淘宝", "%3A", "é%", "x\ny", "-._~").ListOf()
            from numbers in Gen.Choose(1, int.MaxValue).ListOf(names.Count)
            select names.Zip(numbers).DistinctBy(page => page.First).ToArray();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(pages.Where(each => each.Length > 0).ToArbitrary(), each =>
            {
                var continuation = new SearchContinuation(each.Select(page => KeyValuePair.Create(new MarketplaceId(page.First), page.Second)));

                Assert.True(SearchContinuation.TryParse(continuation.ToString(), out var again));
                Assert.Equal(each.ToDictionary(page => new MarketplaceId(page.First), page => page.Second), again.Pages);
                Assert.Equal(continuation.ToString(), again.ToString());
            }));
    }

    [Fact]
    public void The_text_depends_on_what_it_says_alone() =>
        Assert.Equal("1688:2,taobao:3", new SearchContinuation([new(new MarketplaceId("taobao"), 3), new(new MarketplaceId("1688"), 2)]).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("taobao")]
    [InlineData("taobao:")]
    [InlineData(":2")]
    [InlineData("%20:2")]
    [InlineData("taobao:0")]
    [InlineData("taobao:-1")]
    [InlineData("taobao:+1")]
    [InlineData("taobao: 1")]
    [InlineData("taobao:２")]
    [InlineData("taobao:2147483648")]
    [InlineData("taobao:2,")]
    [InlineData("taobao:2,taobao:3")]
    [InlineData("taobao:2:3")]
    public void What_is_no_continuation_is_told_and_nothing_is_thrown(string? text) => Assert.False(SearchContinuation.TryParse(text, out _));

    [Fact]
    public void A_text_of_any_length_is_refused_before_it_is_read() =>
        Assert.False(SearchContinuation.TryParse(string.Join(',', Enumerable.Range(0, 1000).Select(number => $"m{number}:1")), out _));

    [Fact]
    public void Whatever_is_sent_nothing_is_thrown() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll<string>(text => SearchContinuation.TryParse(text, out var read) == (read is not null)));

    [Fact]
    public void It_goes_on_after_what_was_found_asks_again_where_that_may_help_and_forgets_the_rest()
    {
        var third = new MarketplaceId("third");
        MarketplaceSearchAnswer[] answers =
        [
            new MarketplaceSearchAnswer.Found(East, 3, new SearchPage([], HasMore: true)),
            new MarketplaceSearchAnswer.NotFinished(West, 2),
            new MarketplaceSearchAnswer.Failed(third, 4, new MarketplaceException(third, MarketplaceErrorKind.Throttled, "too fast")),
        ];

        Assert.Equal("east:4,third:4,west:2", SearchContinuation.After(Query, answers)!.ToString());
    }

    [Fact]
    public void There_is_none_when_nobody_has_more_and_nobody_is_worth_asking_again()
    {
        MarketplaceSearchAnswer[] answers =
        [
            new MarketplaceSearchAnswer.Found(East, 3, new SearchPage([], HasMore: false)),
            new MarketplaceSearchAnswer.Found(new MarketplaceId("last"), int.MaxValue, new SearchPage([], HasMore: true)),
            new MarketplaceSearchAnswer.Failed(West, 1, new MarketplaceException(West, MarketplaceErrorKind.PermissionDenied, "no")),
            new MarketplaceSearchAnswer.NotSupported(new MarketplaceId("third"), 1),
            new MarketplaceSearchAnswer.NoAccount(new MarketplaceId("fourth"), 1),
        ];

        Assert.Null(SearchContinuation.After(Query, answers));
    }

    [Fact]
    public void Nothing_is_made_of_nothing()
    {
        Assert.ThrowsAny<ArgumentException>(() => new SearchContinuation([]));
        Assert.ThrowsAny<ArgumentException>(() => new SearchContinuation([new(East, 0)]));
        Assert.ThrowsAny<ArgumentException>(() => new SearchContinuation([new(default, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => new SearchContinuation([new(East, 1), new(East, 2)]));
    }
}
