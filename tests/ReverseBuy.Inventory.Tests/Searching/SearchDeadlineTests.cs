using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Tests.Searching;

/// <summary>Whatever marketplaces do, and whenever: each is answered for once, by what it did before the deadline.</summary>
public sealed class SearchDeadlineTests
{
    private enum Does
    {
        Answer,
        Refuse,
        Break,
        GiveUp,
        HaveNoSearch,
        HaveNoAccount,
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_marketplace_is_answered_for_once_in_time_whole_and_never_after_the_deadline()
    {
        var market =
            from does in Gen.Elements(Enum.GetValues<Does>())
            from moment in Gen.Choose(0, 12)
            from isDeaf in Gen.Elements(true, false, false)
            from hits in Gen.Choose(0, 4)
            from hasMore in Gen.Elements(true, false)
            select new Script(does, moment, isDeaf, hits, hasMore);
        var searches =
            from scripts in market.ListOf().Select(list => list.Take(7).ToArray())
            from moments in Gen.Choose(0, 12)
            from streams in Gen.Elements(true, false)
            select (scripts, moments, streams);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(searches.ToArbitrary(), search => Task.Run(() => HoldsAsync(search.scripts, search.moments, search.streams)).GetAwaiter().GetResult()));
    }

    private static async Task HoldsAsync(Script[] scripts, int moments, bool streams)
    {
        // Between two moments at which marketplaces answer: what comes at the very deadline may count or not.
        var deadline = TimeSpan.FromMilliseconds((100 * moments) + 50);
        var time = new FakeTimeProvider();
        var markets = scripts.Select((script, index) => script.Make(index, time)).ToArray();
        await using var host = await SearchHost.StartAsync(time, markets);
        var began = time.GetUtcNow();
        var seen = new ConcurrentQueue<(MarketplaceSearchAnswer Answer, TimeSpan At)>();

        var searching = Task.Run(() => SearchAsync(host, streams, deadline, answer => seen.Enqueue((answer, time.GetUtcNow() - began))), Token);
        await TurnAsync(time, markets, deadline, () => streams ? seen.Count : host.Answered);
        var answers = await searching;

        Assert.Equal(markets.Select(market => market.Id), answers.Select(answer => answer.Marketplace));
        foreach (var (script, market, answer) in scripts.Zip(markets, answers))
        {
            script.Check(market, answer, deadline);
        }

        var asked = scripts.Where(script => script.IsAsked).Select(script => script.Delay).DefaultIfEmpty(TimeSpan.Zero).Max();
        Assert.Equal(asked < deadline ? asked : deadline, time.GetUtcNow() - began);
        Assert.All(seen, one => Assert.True(one.At <= deadline, $"{one.Answer} came at {one.At}."));
        Assert.All(seen.Where(one => one.Answer is not MarketplaceSearchAnswer.NotFinished), one => Assert.Equal(DelayOf(one.Answer), one.At));

        // Those who did not listen end now: nobody is told of it any more.
        time.Advance(TimeSpan.FromMinutes(1));
        await Task.Yield();
        Assert.Equal((streams ? markets.Length : 0, markets.Length), (seen.Count, host.Answered));

        TimeSpan DelayOf(MarketplaceSearchAnswer answer) => scripts.Zip(markets).Single(pair => pair.Second.Id == answer.Marketplace).First switch
        {
            { IsAsked: true } script => script.Delay,
            _ => TimeSpan.Zero,
        };
    }

    // From moment to moment, and only when everything that was due before has been answered for: what comes first on the clock is first to be told.
    private static async Task TurnAsync(FakeTimeProvider time, ScriptedSearch[] markets, TimeSpan deadline, Func<int> told)
    {
        bool IsAsked(ScriptedSearch market) => market is { HasAccount: true, Results: not null };
        await Soon.IsTrueAsync(() => markets.Where(IsAsked).All(market => !market.Asked.IsEmpty) && told() >= markets.Count(market => !IsAsked(market)));
        var now = TimeSpan.Zero;
        foreach (var moment in markets.Where(IsAsked).Select(market => market.Delay).Where(delay => delay < deadline).Append(deadline).Distinct().Order())
        {
            if (moment == deadline && markets.Where(IsAsked).All(market => market.Delay < deadline))
            {
                break;
            }

            time.Advance(moment - now);
            now = moment;
            await Soon.IsTrueAsync(() => told() == markets.Count(market => !IsAsked(market) || market.Delay <= now || now == deadline));
        }
    }

    private static async Task<IReadOnlyList<MarketplaceSearchAnswer>> SearchAsync(
        SearchHost host, bool streams, TimeSpan deadline, Action<MarketplaceSearchAnswer> note)
    {
        var query = new MarketplaceSearchQuery("连衣裙") { Deadline = deadline };
        if (!streams)
        {
            return (await host.SearchAsync(query)).Answers;
        }

        var answers = new List<MarketplaceSearchAnswer>();
        using var scope = host.Enter(SearchHost.Alice);
        await foreach (var answer in host.Search.SearchEachAsync(query, Token))
        {
            note(answer);
            answers.Add(answer);
        }

        return [.. answers.OrderBy(answer => answer.Marketplace.Value, StringComparer.Ordinal)];
    }

    private sealed record Script(Does Does, int Moment, bool IsDeaf, int Hits, bool HasMore)
    {
        public TimeSpan Delay => TimeSpan.FromMilliseconds(100 * Moment);

        public bool IsAsked => Does is not (Does.HaveNoSearch or Does.HaveNoAccount);

        public ScriptedSearch Make(int index, TimeProvider time)
        {
            var id = new MarketplaceId($"m{index}");
            return new ScriptedSearch(id, time)
            {
                Results = Does == Does.HaveNoSearch ? null : ScriptedSearch.Page(id, Hits, HasMore),
                HasAccount = Does != Does.HaveNoAccount,
                Delay = Delay,
                IsDeaf = IsDeaf,
                Fault = Does switch
                {
                    Does.Refuse => new MarketplaceException(id, MarketplaceErrorKind.Throttled, "too fast"),
                    Does.Break => new FormatException("a bug"),
                    Does.GiveUp => new TaskCanceledException("a time-out of its own"),
                    _ => null,
                },
            };
        }

        public void Check(ScriptedSearch market, MarketplaceSearchAnswer answer, TimeSpan deadline)
        {
            if (IsAsked && Delay > deadline)
            {
                Assert.IsType<MarketplaceSearchAnswer.NotFinished>(answer);
                Assert.True(market.IsCancelled);
                return;
            }

            Assert.False(market.IsCancelled);
            switch (Does)
            {
                case Does.Answer:
                    Assert.Same(market.Results, Assert.IsType<MarketplaceSearchAnswer.Found>(answer).Results);
                    break;
                case Does.Refuse:
                    Assert.Same(market.Fault, Assert.IsType<MarketplaceSearchAnswer.Failed>(answer).Error);
                    break;
                case Does.Break or Does.GiveUp:
                    var failed = Assert.IsType<MarketplaceSearchAnswer.Failed>(answer);
                    Assert.Equal(MarketplaceErrorKind.Unavailable, failed.Kind);
                    Assert.Same(market.Fault, failed.Error.InnerException);
                    break;
                case Does.HaveNoSearch:
                    Assert.IsType<MarketplaceSearchAnswer.NotSupported>(answer);
                    break;
                default:
                    Assert.IsType<MarketplaceSearchAnswer.NoAccount>(answer);
                    Assert.Empty(market.Asked);
                    break;
            }
        }
    }
}
