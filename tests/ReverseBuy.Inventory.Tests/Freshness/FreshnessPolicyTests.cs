using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>What a refresh is worth.</summary>
public sealed class FreshnessPolicyTests
{
    private readonly FreshnessPolicy _policy = new();

    [Fact]
    public void What_nobody_reads_is_not_urgent_even_when_a_change_was_pushed()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: true);
        _policy.Pushed(ref listing, TimeSpan.FromHours(1));

        Assert.True(_policy.IsStale(listing, TimeSpan.FromHours(1)));
        Assert.Equal(0, _policy.Urgency(listing, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_pushed_change_is_first_in_line_when_somebody_reads_it()
    {
        var now = TimeSpan.FromMinutes(30);
        var pushed = ReadAt(now);
        _policy.Pushed(ref pushed, now);
        var mostUrgent = 0d;
        for (var age = TimeSpan.Zero; age < TimeSpan.FromDays(30); age += TimeSpan.FromHours(1))
        {
            mostUrgent = Math.Max(mostUrgent, _policy.Urgency(ReadAt(age), age));
        }

        Assert.True(_policy.Urgency(pushed, now) > mostUrgent);
        Assert.True(_policy.Urgency(pushed, now) > 0.9);
    }

    [Fact]
    public void Urgency_grows_with_age_with_reads_and_with_what_was_found_to_change()
    {
        var (young, old) = (TimeSpan.FromHours(1), TimeSpan.FromHours(10));
        Assert.True(_policy.Urgency(ReadAt(old), old) > _policy.Urgency(ReadAt(young), young));

        var busy = ReadAt(young);
        _policy.Read(ref busy, young);
        Assert.True(_policy.Urgency(busy, young) > _policy.Urgency(ReadAt(young), young));

        var (calm, lively) = (FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false), FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false));
        for (var hour = 1; hour <= 10; hour++)
        {
            _policy.Captured(ref calm, TimeSpan.FromHours(hour), changed: false);
            _policy.Captured(ref lively, TimeSpan.FromHours(hour), changed: true);
        }

        var later = TimeSpan.FromHours(11);
        _policy.Read(ref calm, later);
        _policy.Read(ref lively, later);
        Assert.True(_policy.Urgency(lively, later) > 3 * _policy.Urgency(calm, later));
    }

    [Fact]
    public void The_silence_of_pushes_that_can_be_trusted_makes_a_change_less_likely()
    {
        var now = TimeSpan.FromHours(5);
        var trusted = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: true);
        _policy.Read(ref trusted, now);

        Assert.True(_policy.Urgency(trusted, now) < 0.7 * _policy.Urgency(ReadAt(now), now));

        _policy.TrustPushes(ref trusted, now, trusted: false);
        _policy.Captured(ref trusted, now, changed: false);
        Assert.False(trusted.PushesTrusted);
    }

    [Fact]
    public void The_urgency_reaches_the_threshold_when_it_was_said_to_and_not_before()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        var (due, never) = (0, 0);
        for (var attempt = 0; attempt < 2_000; attempt++)
        {
            var now = TimeSpan.FromSeconds(100_000);
            var listing = FreshnessPolicy.Start(now - TimeSpan.FromSeconds(Math.Exp(10 * random.NextDouble())), pushesTrusted: false);
            for (var read = random.Next(1, 20); read > 0; read--)
            {
                now += TimeSpan.FromSeconds(random.NextDouble() * 200);
                _policy.Read(ref listing, now);
            }

            var threshold = _policy.Urgency(listing, now) * Math.Exp(0.01 + (4 * random.NextDouble()));
            var at = _policy.DueAt(listing, now, threshold);
            var until = double.IsPositiveInfinity(at) ? now.TotalSeconds + OrderDelays.Longest : at;
            var reach = 0d;
            for (var time = now.TotalSeconds; time < until - Math.Max(5, (until - listing.CapturedAt) / 16); time += 5)
            {
                reach = Math.Max(reach, _policy.Urgency(listing, TimeSpan.FromSeconds(time)));
            }

            // Between two looks it may touch the threshold from below; never by much.
            Assert.True(reach < threshold * 1.2, $"{reach} instead of {threshold} (seed {Seed}, attempt {attempt})");
            Assert.True(double.IsPositiveInfinity(at) || _policy.Urgency(listing, TimeSpan.FromSeconds(at)) >= threshold * 0.999, $"seed {Seed}, attempt {attempt}");
            (due, never) = double.IsPositiveInfinity(at) ? (due, never + 1) : (due + 1, never);
        }

        Assert.True(due > 100 && never > 100, $"{due} became due and {never} did not (seed {Seed}).");
    }

    [Fact]
    public void Where_orders_are_known_to_come_later_a_refresh_waits_for_them_unless_the_snapshot_is_stale()
    {
        for (var order = 0; order < 10_000; order++)
        {
            var other = ReadAt(TimeSpan.FromHours(1));
            _policy.Ordered(other, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(300));
        }

        var now = TimeSpan.FromHours(3);
        var listing = ReadAt(now);
        Assert.Equal(0, _policy.Urgency(listing, now));
        Assert.InRange(_policy.DueAt(listing, now, 0.05) - now.TotalSeconds, 200, 300);

        _policy.Pushed(ref listing, now);
        Assert.True(_policy.Urgency(listing, now) > 0.9);
    }

    [Fact]
    public void Orders_of_listings_that_others_look_at_too_do_not_teach_how_long_orders_take()
    {
        var now = TimeSpan.FromHours(1);
        for (var order = 0; order < 1_000; order++)
        {
            var listing = ReadAt(now);
            _policy.Read(ref listing, now + TimeSpan.FromSeconds(290));
            _policy.Ordered(listing, now + TimeSpan.FromSeconds(300));
        }

        // Ten seconds would have been learnt, and then nothing would be expected minutes after a view.
        var other = ReadAt(now);
        Assert.True(_policy.Urgency(other, now + TimeSpan.FromMinutes(5)) > 0.1 * _policy.Urgency(other, now));
    }

    [Fact]
    public void What_is_put_in_a_cart_is_refreshed_before_what_is_only_looked_at()
    {
        var now = TimeSpan.FromMinutes(10);

        Assert.True(_policy.UrgencyOnIntent(ReadAt(now), now) > 10 * _policy.Urgency(ReadAt(now), now));
    }

    [Fact]
    public void An_answer_that_was_overtaken_by_a_newer_one_changes_nothing()
    {
        var listing = FreshnessPolicy.Start(TimeSpan.FromMinutes(10), pushesTrusted: false);
        _policy.Captured(ref listing, TimeSpan.FromMinutes(20), changed: false);
        var known = listing;

        _policy.Captured(ref listing, TimeSpan.FromMinutes(15), changed: true);

        Assert.Equal(known.Evidence, listing.Evidence);
        Assert.Equal(known.CapturedAt, listing.CapturedAt);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var listing = ReadAt(TimeSpan.FromMinutes(1));
        Touch(ref listing, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var minute = 3; minute < 10_000; minute++)
        {
            Touch(ref listing, minute);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Touch(ref ListingFreshness listing, int minute)
    {
        var now = TimeSpan.FromMinutes(minute);
        _policy.Read(ref listing, now);
        if (_policy.Urgency(listing, now) < 0.01)
        {
            _policy.DueAt(listing, now, 0.01);
        }

        _policy.Pushed(ref listing, now);
        _policy.Captured(ref listing, now, changed: minute % 3 == 0);
        _policy.Ordered(listing, now);
    }

    private ListingFreshness ReadAt(TimeSpan now)
    {
        var listing = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: false);
        _policy.Read(ref listing, now);
        return listing;
    }
}
