using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>The threshold keeps the calls within the budget.</summary>
public sealed class RefreshThresholdTests
{
    private const int Seed = 4;

    [Theory]
    [InlineData(1, 20)]
    [InlineData(10, 20)]
    [InlineData(10, 400)]
    public void The_budget_is_used_and_not_exceeded_whatever_is_asked(double budget, double demand)
    {
        var random = new Random(Seed);
        var threshold = new RefreshThreshold(budget, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        var calls = 0;
        var (now, from, until) = (0d, 6 * 3_600d, 30 * 3_600d);
        while (now < until)
        {
            now += -Math.Log(1 - random.NextDouble()) / demand;
            var urgency = Math.Exp(6 * (random.NextDouble() - 1));
            if (urgency >= threshold.At(TimeSpan.FromSeconds(now)))
            {
                threshold.Called();
                calls += now >= from ? 1 : 0;
            }
        }

        Assert.True(Math.Abs((calls / (until - from) / budget) - 1) < 0.03, $"{calls / (until - from):0.00} calls a second (seed {Seed})");
    }

    [Fact]
    public void A_quiet_night_does_not_leave_a_threshold_that_takes_hours_to_come_back()
    {
        var threshold = new RefreshThreshold(1, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Assert.Equal(RefreshThreshold.Least, threshold.At(TimeSpan.FromDays(1)), tolerance: 1e-12);

        var calls = 0;
        while (threshold.At(TimeSpan.FromDays(1)) < 0.01)
        {
            threshold.Called();
            calls++;
        }

        Assert.InRange(calls, 1, 6_000);
    }

    [Fact]
    public void A_flood_of_calls_does_not_shut_it_for_ever()
    {
        var threshold = new RefreshThreshold(1, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        for (var call = 0; call < 1_000_000; call++)
        {
            threshold.Called();
        }

        Assert.True(threshold.At(TimeSpan.FromHours(3)) < 0.01);
    }
}
