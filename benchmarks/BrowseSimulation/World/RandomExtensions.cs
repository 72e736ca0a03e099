namespace ReverseBuy.BrowseSimulation.World;

/// <summary>Distributions.</summary>
internal static class RandomExtensions
{
    /// <summary>The time until what happens at random so many times per second happens next.</summary>
    public static double NextWait(this Random random, double perSecond) => -Math.Log(1 - random.NextDouble()) / perSecond;

    /// <summary>Log-normally distributed, with this median and this deviation of the logarithm.</summary>
    public static double NextLogNormal(this Random random, double median, double sigma)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return median * Math.Exp(sigma * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
