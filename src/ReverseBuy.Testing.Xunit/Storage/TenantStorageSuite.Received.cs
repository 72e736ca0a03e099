using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Every kind of hint comes back whole, the longest due first.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_marketplaces_told_comes_back_whole_the_longest_due_first()
    {
        ReceivedMessage[] told =
        [
            Told("late") with { ReceivedAt = Noon, DueAt = Noon.AddTicks(2) },
            Told("all", new UpstreamOrderHint(Samples.Marketplace, Noon.AddTicks(-9), "3391", "RB-1"), new UpstreamOrderHint(Samples.Marketplace, null, "3392", null),
                new OfferChangedHint(Samples.Marketplace, Noon, new ListingId(Samples.Marketplace, "6109"), IsGone: true),
                new OfferChangedHint(Samples.Marketplace, null, new ListingId(Samples.Marketplace, "6110"), IsGone: false),
                new DomesticTrackingHint(Samples.Marketplace, Noon, "SF-顺丰-1", ["3391", "3392"]), new DomesticTrackingHint(Samples.Marketplace, null, "SF2", [])),
            Told("none"),
            Told("tomorrow") with { DueAt = Noon.AddDays(1) },
        ];
        await WriteAsync(async unit =>
        {
            foreach (var message in told)
            {
                Assert.True(await unit.Received.AddAsync(message, Token));
            }
        });

        AssertTold([told[1], told[2], told[0]], await ReadAsync(view => view.Received.ListDueAsync(Noon.AddTicks(2), 9, Token)));
        AssertTold([told[1]], await ReadAsync(view => view.Received.ListDueAsync(Noon, 1, Token)));
        Assert.Empty(await ReadAsync(view => view.Received.ListDueAsync(Noon.AddTicks(-1), 9, Token)));
        Assert.Equal(Noon, await ReadAsync(view => view.Received.NextDueAsync(Token)));
        Assert.Null(await ReadAsync(view => view.Received.NextDueAsync(Token), Samples.Boris));
    }

    /// <summary>What came before is known by marketplace account and id also after it was followed.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_came_before_is_known_by_marketplace_account_and_id_also_after_it_was_followed()
    {
        var first = Told("a", new UpstreamOrderHint(Samples.Marketplace, null, "1", null));
        await WriteAsync(async unit =>
        {
            Assert.True(await unit.Received.AddAsync(first, Token));
            Assert.False(await unit.Received.AddAsync(first with { Hints = [] }, Token));
        });
        await WriteAsync(async unit => Assert.False(await unit.Received.AddAsync(first with { ReceivedAt = Noon.AddDays(1), Hints = [] }, Token)));
        AssertTold([first], await ReadAsync(view => view.Received.ListDueAsync(Noon, 9, Token)));

        await WriteAsync(unit => unit.Received.CompleteAsync(first.Key, Token).AsTask());
        await WriteAsync(unit => unit.Received.CompleteAsync(first.Key, Token).AsTask());
        await WriteAsync(async unit => Assert.False(await unit.Received.AddAsync(first, Token)));
        Assert.Empty(await ReadAsync(view => view.Received.ListDueAsync(DateTimeOffset.MaxValue, 9, Token)));
        Assert.Null(await ReadAsync(view => view.Received.NextDueAsync(Token)));

        await WriteAsync(async unit =>
        {
            Assert.True(await unit.Received.AddAsync(Told("A"), Token));
            Assert.True(await unit.Received.AddAsync(new ReceivedMessage(new ReceivedKey(new MarketplaceId("jd"), Samples.Account, "a"), Noon, []), Token));
            Assert.True(await unit.Received.AddAsync(new ReceivedMessage(new ReceivedKey(Samples.Marketplace, new BuyingAccountId("other"), "a"), Noon, []), Token));
        });
        await WriteAsync(async unit => Assert.True(await unit.Received.AddAsync(first, Token)), Samples.Boris);
    }

    /// <summary>A message that failed waits for its time and one that was followed does not fail any more.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_message_that_failed_waits_for_its_time_and_one_that_was_followed_does_not_fail_any_more()
    {
        var message = Told("a", new UpstreamOrderHint(Samples.Marketplace, null, "1", null));
        var failed = message with { Failures = 3, DueAt = Noon.AddMinutes(5) };
        await WriteAsync(async unit => await unit.Received.AddAsync(message, Token));
        await WriteAsync(async unit => await unit.Received.FailAsync(failed, Token));

        Assert.Empty(await ReadAsync(view => view.Received.ListDueAsync(Noon.AddMinutes(4), 9, Token)));
        AssertTold([failed], await ReadAsync(view => view.Received.ListDueAsync(Noon.AddMinutes(5), 9, Token)));
        Assert.Equal(failed.DueAt, await ReadAsync(view => view.Received.NextDueAsync(Token)));

        await WriteAsync(async unit =>
        {
            await unit.Received.CompleteAsync(message.Key, Token);
            await unit.Received.FailAsync(failed, Token);
            await unit.Received.FailAsync(Told("never came"), Token);
            await unit.Received.CompleteAsync(Told("never came").Key, Token);
        });
        Assert.Null(await ReadAsync(view => view.Received.NextDueAsync(Token)));
    }

    /// <summary>What was told before a moment is pruned followed or not and may come again.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_told_before_a_moment_is_pruned_followed_or_not_and_may_come_again()
    {
        await WriteAsync(async unit =>
        {
            foreach (var id in new[] { "followed", "waiting", "third" })
            {
                await unit.Received.AddAsync(Told(id) with { ReceivedAt = Noon.AddTicks(-1) }, Token);
            }

            await unit.Received.AddAsync(Told("young"), Token);
            await unit.Received.CompleteAsync(Told("followed").Key, Token);
        });

        await WriteAsync(async unit => Assert.Equal(2, await unit.Received.PruneAsync(Noon, 2, Token)));
        await WriteAsync(async unit => Assert.Equal(1, await unit.Received.PruneAsync(Noon, 2, Token)));
        await WriteAsync(async unit => Assert.Equal(0, await unit.Received.PruneAsync(Noon, 2, Token)));
        Assert.Equal("young", Assert.Single(await ReadAsync(view => view.Received.ListDueAsync(DateTimeOffset.MaxValue, 9, Token))).Key.MessageId);
        await WriteAsync(async unit =>
        {
            Assert.True(await unit.Received.AddAsync(Told("followed"), Token));
            Assert.False(await unit.Received.AddAsync(Told("young"), Token));
        });
    }

    /// <summary>How far changes were asked for is kept per marketplace account and way and never goes back.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task How_far_changes_were_asked_for_is_kept_per_marketplace_account_and_way_and_never_goes_back()
    {
        var cursor = new FollowingCursor(Samples.Marketplace, Samples.Account, "feed", Noon.AddTicks(7));
        Assert.Null(await FindCursorAsync(cursor));
        await WriteAsync(async unit =>
        {
            await unit.Received.SaveCursorAsync(cursor, Token);
            await unit.Received.SaveCursorAsync(cursor with { Way = "sweep", Until = Noon }, Token);
        });
        Assert.Equal(cursor, await FindCursorAsync(cursor));

        var later = cursor with { Until = Noon.AddDays(1) };
        await WriteAsync(async unit =>
        {
            await unit.Received.SaveCursorAsync(later, Token);
            await unit.Received.SaveCursorAsync(cursor, Token);
        });
        Assert.Equal(later, await FindCursorAsync(cursor));
        Assert.Equal(Noon, (await FindCursorAsync(cursor with { Way = "sweep" }))!.Until);
        Assert.Null(await FindCursorAsync(cursor with { Account = new BuyingAccountId("other") }));
        Assert.Null(await FindCursorAsync(cursor with { Marketplace = new MarketplaceId("jd") }));

        await using (var dropped = await Storage.BeginAsync(Samples.Anna, Token))
        {
            Assert.True(await dropped.Received.AddAsync(Told("dropped"), Token));
            await dropped.Received.SaveCursorAsync(later with { Until = Noon.AddDays(2) }, Token);
        }

        Assert.Equal(later, await FindCursorAsync(cursor));
        Assert.Null(await ReadAsync(view => view.Received.NextDueAsync(Token)));
    }

    private static ReceivedMessage Told(string id, params MarketplaceHint[] hints) => new(new ReceivedKey(Samples.Marketplace, Samples.Account, id), Noon, hints);

    private static void AssertTold(IReadOnlyList<ReceivedMessage> expected, IReadOnlyList<ReceivedMessage> actual)
    {
        AssertSame(expected.Select(message => message with { Hints = [] }), actual.Select(message => message with { Hints = [] }));
        AssertSame(expected.SelectMany(message => message.Hints.Cast<object>()), actual.SelectMany(message => message.Hints.Cast<object>()));
    }

    private Task<FollowingCursor?> FindCursorAsync(FollowingCursor cursor) =>
        ReadAsync(view => view.Received.FindCursorAsync(cursor.Marketplace, cursor.Account, cursor.Way, Token));
}
