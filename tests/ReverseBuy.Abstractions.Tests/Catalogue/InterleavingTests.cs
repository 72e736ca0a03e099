using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Abstractions.Tests.Catalogue;

public sealed class InterleavingTests
{
    [Fact]
    public void Every_result_is_there_once_and_each_marketplaces_stay_in_their_order() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(Gen.Choose(0, 6).ListOf().Select(list => list.ToArray()).ToArbitrary(), Holds));

    [Fact]
    public void First_come_the_first_of_each_in_the_order_of_the_answers()
    {
        var result = new MarketplaceSearchResult([Found("south", 1), new MarketplaceSearchAnswer.NotFinished(new MarketplaceId("slow"), 1), Found("north", 3), Found("east", 2)], null);

        Assert.Equal(
            ["south/1", "north/1", "east/1", "north/2", "east/2", "north/3"],
            result.Interleave().Select(hit => $"{hit.Hit.Id.Marketplace}/{hit.Hit.Id.Value}"));
    }

    private static void Holds(int[] counts)
    {
        var answers = counts.Select((count, index) => Found($"m{index}", count)).ToArray();

        var merged = new MarketplaceSearchResult(answers, null).Interleave();

        Assert.Equal(merged, new MarketplaceSearchResult(answers, null).Interleave());
        Assert.Equal(counts.Sum(), merged.Count);
        Assert.Equal(merged.Select(hit => hit.Rank).Order(), merged.Select(hit => hit.Rank));
        foreach (var answer in answers)
        {
            var own = merged.Where(hit => hit.Hit.Id.Marketplace == answer.Marketplace).ToList();
            Assert.Equal(answer.Results.Hits, own.Select(hit => hit.Hit));
            Assert.Equal(Enumerable.Range(1, own.Count), own.Select(hit => hit.Rank));
        }
    }

    private static MarketplaceSearchAnswer.Found Found(string marketplace, int hits)
    {
        var id = new MarketplaceId(marketplace);
        return new MarketplaceSearchAnswer.Found(
            id, 1, new SearchPage([.. Enumerable.Range(1, hits).Select(number => new SearchHit { Id = new ListingId(id, $"{number}"), Title = "茶" })], HasMore: false));
    }
}
