using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>The plan asks for a refresh once, when it is due.</summary>
public sealed class RefreshPlanTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly FreshnessPolicy _policy = new();
    private readonly RefreshPlan<string> _plan;

    public RefreshPlanTests() => _plan = new RefreshPlan<string>(_policy, new RefreshThreshold(1, TimeSpan.Zero, TimeSpan.FromDays(100)));

    [Fact]
    public void However_many_read_a_refresh_is_asked_for_once_until_it_came_back()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false);
        Assert.True(Read(ref listing, s_day));
        for (var read = 1; read < 100; read++)
        {
            Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(read)));
        }

        Assert.False(_plan.ConsiderIntent(ref listing, s_day + TimeSpan.FromSeconds(100)));

        _policy.Captured(ref listing, s_day, changed: false);
        Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(100)));
        Assert.True(Read(ref listing, 2 * s_day));
    }

    [Fact]
    public void A_push_during_a_refresh_is_not_lost_with_it()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: true);
        Assert.True(Read(ref listing, s_day));
        _policy.Captured(ref listing, s_day, changed: true);

        _policy.Pushed(ref listing, s_day + TimeSpan.FromSeconds(1));
        Assert.True(_plan.Consider("listing", ref listing, s_day + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void What_becomes_due_gets_its_turn_then()
    {
        var listing = Lively();
        Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(30)));
        Assert.InRange(_plan.NextTurn - s_day.TotalSeconds, 31, 3_600);
        Assert.False(_plan.TryTake(TimeSpan.FromSeconds(_plan.NextTurn - 0.2), out _));

        var now = TimeSpan.FromSeconds(_plan.NextTurn);
        Assert.True(_plan.TryTake(now, out var due));
        Assert.Equal("listing", due.Key);
        Assert.True(_plan.ConsiderDue(due, ref listing, now));
        Assert.True(listing.Asked);
    }

    [Fact]
    public void A_turn_that_was_replaced_by_an_earlier_one_asks_for_nothing()
    {
        var listing = Lively();
        Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(30)));
        var later = TimeSpan.FromSeconds(_plan.NextTurn);
        Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(31)));
        Assert.True(_plan.NextTurn < later.TotalSeconds);

        Assert.True(_plan.TryTake(later, out var first));
        Assert.True(_plan.TryTake(later, out var second));
        Assert.False(_plan.ConsiderDue(second, ref listing, later));
        Assert.True(_plan.ConsiderDue(first, ref listing, later));
    }

    [Fact]
    public void A_refresh_that_failed_is_tried_again_at_the_given_time_and_not_before()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false);
        Assert.True(Read(ref listing, s_day));
        var retryAt = s_day + TimeSpan.FromMinutes(1);
        _plan.Failed("listing", ref listing, retryAt);

        Assert.False(Read(ref listing, s_day + TimeSpan.FromSeconds(59)));
        Assert.False(_plan.TryTake(s_day + TimeSpan.FromSeconds(59), out _));
        Assert.True(_plan.TryTake(retryAt, out var due));
        Assert.True(_plan.ConsiderDue(due, ref listing, retryAt));
    }

    [Fact]
    public void What_is_put_in_a_cart_is_refreshed_although_looking_at_it_was_not_enough()
    {
        var now = TimeSpan.FromMinutes(2);
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false);
        Assert.False(Read(ref listing, now));

        Assert.True(_plan.ConsiderIntent(ref listing, now));
    }

    // Found changed every hour for a day, the last time just now.
    private ListingFreshness Lively()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false);
        for (var hour = 1; hour <= 24; hour++)
        {
            _policy.Captured(ref listing, TimeSpan.FromHours(hour), changed: true);
        }

        return listing;
    }

    private bool Read(ref ListingFreshness listing, TimeSpan now)
    {
        _policy.Read(ref listing, now);
        return _plan.Consider("listing", ref listing, now);
    }
}
