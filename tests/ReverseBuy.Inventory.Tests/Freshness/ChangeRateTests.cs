using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>What is believed of a listing's rate of change follows from what was found.</summary>
public sealed class ChangeRateTests
{
    private const double Day = 86_400;

    private static readonly ChangeRate s_prior = new(0.5f, (float)Day);

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void A_change_within_a_time_is_weighed_as_Bayes_would(double days)
    {
        var evidence = ChangeRate.None.WithQuiet(Day / 3).WithChangeWithin(days * Day, s_prior);

        var before = s_prior + ChangeRate.None.WithQuiet(Day / 3);
        Assert.Equal(MeanGivenChange(before, days * Day), (s_prior + evidence).Mean, tolerance: 1e-3 * before.Mean);
    }

    [Fact]
    public void A_change_that_could_have_come_any_time_in_years_tells_little()
    {
        var evidence = ChangeRate.None.WithChangeWithin(1_000_000 * Day, s_prior);

        Assert.InRange((s_prior + evidence).Mean / s_prior.Mean, 1, 1.01);
    }

    [Fact]
    public void A_change_within_no_time_counts_as_seen() =>
        Assert.Equal(ChangeRate.None.WithChange(), ChangeRate.None.WithChangeWithin(0, s_prior));

    [Fact]
    public void Old_evidence_fades_so_that_a_lively_listing_that_calms_down_is_found_out()
    {
        var evidence = ChangeRate.None;
        for (var change = 0; change < 10_000; change++)
        {
            evidence = evidence.WithQuiet(Day / 10).WithChange();
        }

        var lively = (s_prior + evidence).Mean;
        var calm = (s_prior + evidence.WithQuiet(30 * Day)).Mean;

        // The prior pulls a little, and not more for all the years.
        Assert.InRange(lively * Day, 7, 10);
        Assert.True(calm < lively / 5, $"After a quiet month it is still believed to change {calm * Day:0.0} times a day.");
    }

    // By the definition, over the rates of the gamma distribution in small steps.
    private static double MeanGivenChange(ChangeRate belief, double seconds)
    {
        const int Steps = 400_000;
        var (weights, sum) = (0d, 0d);
        for (var step = 0; step < Steps; step++)
        {
            // Steps in the square root, for the density of a gamma distribution with a small shape is steep at zero.
            var root = (step + 0.5) / Steps * Math.Sqrt(40 / belief.Seconds);
            var rate = root * root;
            var weight = Math.Pow(rate, belief.Shape - 1) * Math.Exp(-rate * belief.Seconds) * (1 - Math.Exp(-rate * seconds)) * root;
            weights += weight;
            sum += weight * rate;
        }

        return sum / weights;
    }
}
