using ReverseBuy.AspNetCore.Tests.Callbacks;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Testing;
using static ReverseBuy.AspNetCore.Tests.Callbacks.CallbackSite;

namespace ReverseBuy.AspNetCore.Tests.Following;

/// <summary>A feed is told that it may forget a message once its row is committed, and never before.</summary>
public sealed class FeedConfirmationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Moment.BeforeBegin)]
    [InlineData(Moment.AfterAdd)]
    [InlineData(Moment.BeforeCommit)]
    [InlineData(Moment.AfterCommit)]
    public async Task Wherever_the_power_is_cut_nothing_unstored_is_confirmed_and_nothing_is_lost_or_doubled(Moment moment)
    {
        var feed = new ScriptedFeed();
        await using var site = await StartAsync(feed: feed);
        await site.Host.WorkAsync(Token);
        feed.Waiting.AddRange(["1", "2", "3"]);
        site.Storage.CutAt(moment, Anna, times: 1);
        feed.OnConfirm = async ids =>
        {
            await using var view = await site.Storage.ReadAsync(Anna, Token);
            var stored = (await view.Received.ListDueAsync(DateTimeOffset.MaxValue, 9, Token)).Select(message => message.Key.MessageId).Concat(feed.Followed);
            Assert.Subset(stored.ToHashSet(StringComparer.Ordinal), ids.ToHashSet(StringComparer.Ordinal));
        };

        await site.Host.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        Assert.Equal(["1", "2", "3"], feed.Waiting);
        await site.Host.AdvanceAsync(TimeSpan.FromMinutes(5), Token);

        Assert.Empty(feed.Waiting);
        Assert.Equal(["1", "2", "3"], feed.Followed);
    }

    [Fact]
    public async Task What_could_not_be_confirmed_comes_again_and_is_followed_once()
    {
        var feed = new ScriptedFeed();
        await using var site = await StartAsync(feed: feed);
        feed.Waiting.AddRange(["1", "2"]);
        feed.OnConfirm = _ => throw new MarketplaceException(ScriptedFeed.Marketplace, MarketplaceErrorKind.Unavailable, "Gone.");
        await site.Host.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        Assert.Equal(["1", "2"], feed.Followed);

        feed.OnConfirm = null;
        await site.Host.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        Assert.Equal(["1", "2"], feed.Followed);
        Assert.Empty(feed.Waiting);
    }

    [Fact]
    public async Task Messages_of_an_applications_feed_go_to_those_whose_accounts_they_name_in_the_background_lane()
    {
        var feed = new ScriptedFeed();
        await using var site = await StartAsync(feed: feed);
        await site.Desk.AssignAsync(Boris, ScriptedFeed.Marketplace, "boris", new BuyingAccountId("his"), Token);
        feed.Waiting.AddRange(["1@boris", "2", "3@nobody"]);
        await site.Host.AdvanceAsync(TimeSpan.FromMinutes(5), Token);

        var his = Assert.Single(feed.Told, told => told.Context.Tenant == Boris);
        Assert.Equal(("1", "his"), (his.Order, his.Context.Account.Value));
        Assert.Equal("2", Assert.Single(feed.Told, told => told.Context.Tenant == Anna).Order);
        Assert.Contains("3@nobody", feed.Waiting);
        Assert.All(feed.Contexts, context => Assert.Equal(CallLane.Refresh, context.Lane));
    }
}
