using ReverseBuy.BrowseSimulation.Shops;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>The mismatch of one shop over its calls.</summary>
internal sealed class Curve(IEnumerable<RunResult> results, ShopKind shop)
{
    /// <summary>From few calls to many.</summary>
    public IReadOnlyList<RunResult> Points { get; } = [.. results.Where(result => result.Run.Shop == shop).OrderBy(result => result.CallsPerSecond)];

    public ShopKind Shop => shop;

    /// <summary>How many calls per second bring the mismatch down to this, between the measured points on a straight line in logarithms.</summary>
    /// <returns>None where no two points lie around it.</returns>
    public double? CallsFor(double mismatch)
    {
        for (var index = 1; index < Points.Count; index++)
        {
            var (few, many) = (Points[index - 1], Points[index]);
            if (few.Mismatch >= mismatch && many.Mismatch <= mismatch)
            {
                var share = Math.Log(few.Mismatch / mismatch) / Math.Log(few.Mismatch / many.Mismatch);
                return few.CallsPerSecond * Math.Pow(many.CallsPerSecond / few.CallsPerSecond, share);
            }
        }

        return null;
    }
}
