using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Connectors.Wire.Tests.Support;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Wire.Tests;

/// <summary>All four marketplaces searched at once, each on its own wire.</summary>
public sealed class FourWaySearchTests
{
    private static readonly MarketplaceId[] Four = [Alibaba1688Marketplace.Id, TaobaoMarketplace.Id, JdMarketplace.Id, PinduoduoMarketplace.Id];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_four_answer_with_what_they_have_and_go_on_with_their_next_pages()
    {
        await using var markets = await FourMarkets.StartAsync();
        using var scope = markets.Enter();
        var listings = (await markets.Control.GetListingsAsync(Cancellation)).Select(listing => (listing.Marketplace, listing.Id)).ToHashSet();
        var query = new MarketplaceSearchQuery("连衣裙") { PageSize = 2 };

        var first = await markets.Search.SearchAsync(query, Cancellation);
        var second = await markets.Search.SearchAsync(query with { Continuation = first.Next }, Cancellation);

        Assert.Equal(Four, first.Answers.Select(answer => answer.Marketplace));
        Assert.Equal(Four, second.Answers.Select(answer => answer.Marketplace));
        Assert.All(second.Answers, answer => Assert.Equal(2, answer.Page));
        var (before, after) = (first.Interleave(), second.Interleave());
        Assert.Equal(8, before.Count);
        Assert.Equal(Four, before.Take(4).Select(hit => hit.Hit.Id.Marketplace));
        Assert.NotEmpty(after);
        Assert.Equal(before.Count + after.Count, before.Concat(after).Select(hit => hit.Hit.Id).Distinct().Count());

        // Pinduoduo names listings by signs of its own, which the simulator's books do not have.
        Assert.All(
            before.Concat(after).Where(hit => hit.Hit.Id.Marketplace != PinduoduoMarketplace.Id),
            hit => Assert.Contains((hit.Hit.Id.Marketplace.Value, hit.Hit.Id.Value), listings));
    }

    [Fact]
    public async Task At_the_deadline_three_have_answered_and_the_fourths_call_is_cancelled_on_the_wire()
    {
        await using var silent = new SilentGateway();
        await using var markets = await FourMarkets.StartAsync(silent.Address);
        using var scope = markets.Enter();
        var answers = new List<MarketplaceSearchAnswer>();

        await foreach (var answer in markets.Search.SearchEachAsync(new MarketplaceSearchQuery("连衣裙") { Deadline = TimeSpan.FromSeconds(2) }, Cancellation))
        {
            answers.Add(answer);
            if (answers.Count == 3)
            {
                await silent.Called.WaitAsync(Cancellation);
                Assert.False(silent.HungUp.IsCompleted);
                markets.Time.Advance(TimeSpan.FromSeconds(2));
            }
        }

        await silent.HungUp.WaitAsync(Cancellation);
        Assert.Equal(Four.ToHashSet(), answers.Select(answer => answer.Marketplace).ToHashSet());
        Assert.Equal(4, answers.Count);
        Assert.All(answers.Take(3), answer => Assert.NotEmpty(Assert.IsType<MarketplaceSearchAnswer.Found>(answer).Results.Hits));
        Assert.Equal(TaobaoMarketplace.Id, Assert.IsType<MarketplaceSearchAnswer.NotFinished>(answers[3]).Marketplace);
    }

    [Fact]
    public async Task Each_refusal_is_told_by_its_kind_and_the_one_that_is_well_answers()
    {
        await using var markets = await FourMarkets.StartAsync();
        using var scope = markets.Enter();
        await RefuseAsync(markets, "1688", "keywordQuery", "gw.QosAppFrequencyLimit");
        await RefuseAsync(markets, "pinduoduo", "pdd.ddk.goods.search", "20031");
        await markets.Control.AddFaultAsync(new SandboxFault { Marketplace = "jd", Operation = "api/search/search", Kind = SandboxFaultKind.DropBefore }, Cancellation);

        var result = await markets.Search.SearchAsync(new MarketplaceSearchQuery("连衣裙"), Cancellation);

        Assert.Equal(
            [MarketplaceErrorKind.Throttled, null, MarketplaceErrorKind.Unavailable, MarketplaceErrorKind.PermissionDenied],
            result.Answers.Select(answer => (answer as MarketplaceSearchAnswer.Failed)?.Kind));
        Assert.NotEmpty(Assert.IsType<MarketplaceSearchAnswer.Found>(result.Answers[1]).Results.Hits);
        Assert.Equal([Alibaba1688Marketplace.Id, JdMarketplace.Id], result.Next!.Pages.Where(page => page.Value == 1).Select(page => page.Key));
        Assert.DoesNotContain(PinduoduoMarketplace.Id, result.Next.Pages.Keys);
    }

    private static Task RefuseAsync(FourMarkets markets, string marketplace, string operation, string code) => markets.Control.AddFaultAsync(
        new SandboxFault { Marketplace = marketplace, Operation = operation, Kind = SandboxFaultKind.Refuse, ErrorCode = code, ErrorMessage = "refused" }, Cancellation);
}
