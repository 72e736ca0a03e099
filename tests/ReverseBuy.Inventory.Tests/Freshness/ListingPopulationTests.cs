using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>The population is found from first reads and first refreshes.</summary>
public sealed class ListingPopulationTests
{
    private const double Day = 86_400;
    private const int Seed = 20_261_126;

    [Theory]
    [InlineData(0.3, 0.5, 0.8)]
    [InlineData(2.0, 3.0, 0.3)]
    public void It_is_found_although_pushed_listings_are_refreshed_sooner(double shape, double perDay, double pushedShare)
    {
        var random = new Random(Seed);
        var population = new ListingPopulation();
        for (var listing = 0; listing < 60_000; listing++)
        {
            var rate = NextGamma(random, shape) * perDay / shape / Day;
            var pushedAt = NextWait(random, rate * pushedShare);
            var silentAt = NextWait(random, rate * (1 - pushedShare));
            var readAt = NextWait(random, 1 / Day);
            population.AddFirstRead(readAt, pushedAt < readAt);

            // What is pushed is refreshed when it is read, and the rest a good while later.
            var refreshedAt = pushedAt < readAt ? readAt : readAt + (Day / 2);
            if (pushedAt >= refreshedAt)
            {
                population.AddFirstRefresh(refreshedAt, pushesTrusted: true, silentAt < refreshedAt);
            }
        }

        Assert.True(Math.Abs((population.Prior.Mean * Day / perDay) - 1) < 0.1, $"{population.Prior.Mean * Day:0.000} a day (seed {Seed})");
        Assert.True(Math.Abs((population.Prior.Shape / shape) - 1) < 0.15, $"shape {population.Prior.Shape:0.000} (seed {Seed})");
        Assert.True(Math.Abs(population.PushedShare - pushedShare) < 0.03, $"{population.PushedShare:0.000} pushed (seed {Seed})");
    }

    [Fact]
    public void A_market_that_changes_is_followed()
    {
        var random = new Random(Seed);
        var population = new ListingPopulation();
        foreach (var perDay in new[] { 0.2, 5 })
        {
            for (var listing = 0; listing < 400_000; listing++)
            {
                var refreshedAt = NextWait(random, 4 / Day);
                population.AddFirstRefresh(refreshedAt, pushesTrusted: false, NextWait(random, perDay / Day) < refreshedAt);
            }
        }

        Assert.True(population.Prior.Mean * Day > 3, $"{population.Prior.Mean * Day:0.000} a day (seed {Seed})");
    }

    private static double NextWait(Random random, double perSecond) => -Math.Log(1 - random.NextDouble()) / perSecond;

    // Marsaglia and Tsang; a shape below one by way of the next.
    private static double NextGamma(Random random, double shape)
    {
        if (shape < 1)
        {
            return NextGamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        var d = shape - (1 / 3d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
