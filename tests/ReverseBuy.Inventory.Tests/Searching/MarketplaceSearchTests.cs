using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Tests.Searching;

public sealed class MarketplaceSearchTests
{
    private static readonly MarketplaceId East = new("east");
    private static readonly MarketplaceId West = new("west");

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_marketplace_is_asked_for_the_same_with_the_tenants_account_in_the_lane_of_browsing()
    {
        var (east, west) = (Market(East, 1), Market(West, 1));
        await using var host = await SearchHost.StartAsync(_time, east, west);

        await host.SearchAsync(new MarketplaceSearchQuery("茶")
        {
            PageSize = 7,
            Sort = SearchSort.PriceAscending,
            MinimumPrice = new Money(1m, Currency.CNY),
            MaximumPrice = new Money(9m, Currency.CNY),
        });

        Assert.All([east, west], market =>
        {
            var (context, query) = Assert.Single(market.Asked);
            Assert.Equal(new ConnectorContext(SearchHost.Alice, new BuyingAccountId("alice-buys"), CallLane.Browse), context);
            Assert.Equal(
                new SearchQuery("茶") { PageSize = 7, Sort = SearchSort.PriceAscending, MinimumPrice = new Money(1m, Currency.CNY), MaximumPrice = new Money(9m, Currency.CNY) },
                query);
        });
    }

    [Fact]
    public async Task Only_the_marketplaces_that_are_named_are_asked_and_in_their_order()
    {
        var (east, west) = (Market(East, 1), Market(West, 1));
        await using var host = await SearchHost.StartAsync(_time, east, west, Market(new MarketplaceId("third"), 1));

        var result = await host.SearchAsync(new MarketplaceSearchQuery("茶") { Marketplaces = [West, East] });

        Assert.Equal([West, East], result.Answers.Select(answer => answer.Marketplace));
    }

    [Fact]
    public async Task A_marketplace_that_is_switched_off_is_not_asked_and_says_so_and_is_asked_for_others()
    {
        var (east, west) = (Market(East, 1), Market(West, 1));
        await using var host = await SearchHost.StartAsync(_time, east, west);
        await host.SwitchOnAsync(SearchHost.Alice, East);

        var result = await host.SearchAsync(new MarketplaceSearchQuery("茶"));

        Assert.IsType<MarketplaceSearchAnswer.Found>(result.Answers[0]);
        Assert.Equal(new MarketplaceSearchAnswer.SwitchedOff(West, 1), result.Answers[1]);
        Assert.Null(result.Answers[1].NextPage);
        Assert.Empty(west.Asked);
        using (host.Enter(SearchHost.Bob))
        {
            Assert.All((await host.Search.SearchAsync(new MarketplaceSearchQuery("茶"), Token)).Answers, answer => Assert.IsType<MarketplaceSearchAnswer.Found>(answer));
        }
    }

    [Fact]
    public async Task The_tenant_is_the_one_of_the_call_wherever_the_answers_are_read()
    {
        var east = Market(East, 1);
        await using var host = await SearchHost.StartAsync(_time, east);
        IAsyncEnumerable<MarketplaceSearchAnswer> answers;
        using (host.Enter(SearchHost.Bob))
        {
            answers = host.Search.SearchEachAsync(new MarketplaceSearchQuery("茶"), Token);
        }

        using (host.Enter(SearchHost.Alice))
        {
            await foreach (var answer in answers)
            {
                Assert.IsType<MarketplaceSearchAnswer.Found>(answer);
            }
        }

        Assert.Equal(SearchHost.Bob, Assert.Single(east.Asked).Context.Tenant);
        await Assert.ThrowsAsync<TenantRequiredException>(async () => await host.Search.SearchAsync(new MarketplaceSearchQuery("茶"), Token));
        Assert.Throws<TenantRequiredException>(() => host.Search.SearchEachAsync(new MarketplaceSearchQuery("茶"), Token));
    }

    [Fact]
    public async Task The_deadline_of_the_options_holds_when_the_query_names_none()
    {
        var east = Market(East, 1, TimeSpan.FromHours(1));
        await using var host = await SearchHost.StartAsync(_time, east);

        var searching = host.SearchAsync(new MarketplaceSearchQuery("茶"));
        await Soon.IsTrueAsync(() => !east.Asked.IsEmpty);
        _time.Advance(new InventoryOptions().SearchDeadline - TimeSpan.FromTicks(1));
        Assert.False(east.IsCancelled);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<MarketplaceSearchAnswer.NotFinished>(Assert.Single((await searching).Answers));
        Assert.Equal(TimeSpan.FromSeconds(3), new InventoryOptions().SearchDeadline);
    }

    [Fact]
    public async Task Who_stops_reading_cancels_what_is_under_way()
    {
        var (quick, slow) = (Market(East, 1), Market(West, 1, TimeSpan.FromHours(1)));
        await using var host = await SearchHost.StartAsync(_time, quick, slow);
        using var scope = host.Enter(SearchHost.Alice);

        await foreach (var answer in host.Search.SearchEachAsync(new MarketplaceSearchQuery("茶"), Token))
        {
            Assert.Equal(East, answer.Marketplace);
            await Soon.IsTrueAsync(() => !slow.Asked.IsEmpty);
            break;
        }

        await Soon.IsTrueAsync(() => slow.IsCancelled);
        Assert.Empty(host.Figures("reversebuy.inventory.search.duration"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_gives_up_is_let_go_at_once_and_the_calls_are_cancelled(bool isDeaf)
    {
        var slow = new ScriptedSearch(East, _time) { Delay = TimeSpan.FromHours(1), IsDeaf = isDeaf };
        await using var host = await SearchHost.StartAsync(_time, slow);
        using var givingUp = new CancellationTokenSource();
        var searching = host.SearchAsync(new MarketplaceSearchQuery("茶"), givingUp.Token);
        await Soon.IsTrueAsync(() => !slow.Asked.IsEmpty);

        await givingUp.CancelAsync();

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => searching);
        Assert.Equal(givingUp.Token, stopped.CancellationToken);
        Assert.True(slow.IsCancelled);
        _time.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_bound_that_a_connector_cannot_ask_for_is_a_wrong_request_and_no_outage()
    {
        var east = new ScriptedSearch(East, _time) { Fault = new ArgumentException("prices are CNY") };
        await using var host = await SearchHost.StartAsync(_time, east);

        var failed = Assert.IsType<MarketplaceSearchAnswer.Failed>(Assert.Single((await host.SearchAsync(new MarketplaceSearchQuery("茶"))).Answers));

        Assert.Equal((MarketplaceErrorKind.InvalidRequest, "prices are CNY"), (failed.Kind, failed.Error.Message));
        Assert.Null(failed.NextPage);
    }

    [Fact]
    public async Task It_goes_on_where_each_marketplace_stands()
    {
        var (east, west) = (Market(East, 2, hasMore: true), Market(West, 1));
        await using var host = await SearchHost.StartAsync(_time, east, west);

        var first = await host.SearchAsync(new MarketplaceSearchQuery("茶"));
        Assert.Equal("east:2", first.Next!.ToString());
        Assert.True(SearchContinuation.TryParse(first.Next.ToString(), out var sent));
        var second = await host.SearchAsync(new MarketplaceSearchQuery("茶") { Continuation = sent });

        Assert.Equal([1, 2], east.Asked.Select(asked => asked.Query.Page));
        Assert.Single(west.Asked);
        Assert.Equal((East, 2), (Assert.Single(second.Answers).Marketplace, second.Answers[0].Page));
        Assert.Equal("east:3", second.Next!.ToString());
    }

    [Fact]
    public async Task Marketplaces_that_are_not_asked_again_stay_where_they_are()
    {
        var (east, west) = (Market(East, 2, hasMore: true), Market(West, 1));
        await using var host = await SearchHost.StartAsync(_time, east, west);
        var continuation = new SearchContinuation([new(East, 4), new(West, 2)]);

        var result = await host.SearchAsync(new MarketplaceSearchQuery("茶") { Continuation = continuation, Marketplaces = [West] });

        Assert.Equal(2, Assert.Single(west.Asked).Query.Page);
        Assert.Empty(east.Asked);
        Assert.Equal("east:4", result.Next!.ToString());
    }

    [Fact]
    public async Task What_is_no_question_is_refused_before_anybody_is_asked()
    {
        var east = Market(East, 1);
        await using var host = await SearchHost.StartAsync(_time, east);
        using var scope = host.Enter(SearchHost.Alice);
        MarketplaceSearchQuery[] wrong =
        [
            new(" "),
            new("茶") { PageSize = 0 },
            new("茶") { Deadline = TimeSpan.Zero },
            new("茶") { Deadline = TimeSpan.FromDays(1.5) },
            new("茶") { Marketplaces = [East, East] },
        ];

        foreach (var query in wrong)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await host.Search.SearchAsync(query, Token));
            Assert.ThrowsAny<ArgumentException>(() => host.Search.SearchEachAsync(query, Token));
        }

        await Assert.ThrowsAsync<UnknownMarketplaceException>(async () => await host.Search.SearchAsync(new MarketplaceSearchQuery("茶") { Marketplaces = [West] }, Token));
        Assert.Throws<UnknownMarketplaceException>(
            () => host.Search.SearchEachAsync(new MarketplaceSearchQuery("茶") { Continuation = new SearchContinuation([new(West, 2)]) }, Token));
        Assert.Empty(east.Asked);
    }

    [Fact]
    public async Task Answers_are_counted_by_what_became_of_them_and_the_span_tells_nothing_of_what_was_looked_for()
    {
        var third = new ScriptedSearch(new MarketplaceId("third"), _time) { Fault = new MarketplaceException(new MarketplaceId("third"), MarketplaceErrorKind.Throttled, "too fast") };
        var fourth = new ScriptedSearch(new MarketplaceId("fourth"), _time) { Results = null };
        await using var host = await SearchHost.StartAsync(_time, Market(East, 1), third, fourth);
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, host.Source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await host.SearchAsync(new MarketplaceSearchQuery("张三的茶"));

        Assert.Equal(
            ["east,Found", "fourth,NotSupported", "third,Throttled"],
            host.Figures("reversebuy.inventory.search.answers").Select(figure => figure.Tags).Order(StringComparer.Ordinal));
        Assert.Single(host.Figures("reversebuy.inventory.search.duration"));
        var span = Assert.Single(spans);
        Assert.Equal("reversebuy.inventory.search", span.OperationName);
        Assert.Equal(
            [new("reversebuy.tenant", "alice"), new("reversebuy.marketplaces", 3), new("reversebuy.found", 1)],
            span.TagObjects.Select(tag => new KeyValuePair<string, object>(tag.Key, tag.Value!)));
    }

    private ScriptedSearch Market(MarketplaceId id, int hits, TimeSpan delay = default, bool hasMore = false) =>
        new(id, _time) { Results = ScriptedSearch.Page(id, hits, hasMore), Delay = delay };
}
