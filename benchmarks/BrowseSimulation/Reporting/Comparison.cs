using ReverseBuy.BrowseSimulation.Shops;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>What is aimed at, for one share of pushed changes: ReverseBuy beside the cache of five minutes and the oracle.</summary>
internal sealed record Comparison
{
    public Comparison(IReadOnlyCollection<RunResult> results, double pushedShare)
    {
        PushedShare = pushedShare;
        var all = results.Where(result => result.Run.Scenario.PushedShare == pushedShare).ToList();
        Results = [.. all.Where(result => result.Run.Scenario.OrderDelaySigma == 0)];
        Spread = [.. all.Where(result => result.Run.Scenario.OrderDelaySigma > 0)];
        Reference = Results.Single(result => result.Run.Shop == ShopKind.TimeToLive && result.Run.Setting == Study.TimeToLive);
    }

    public double PushedShare { get; }

    /// <summary>Orders come when they come, five minutes after the view.</summary>
    public IReadOnlyList<RunResult> Results { get; }

    /// <summary>Orders come at delays that vary.</summary>
    public IReadOnlyList<RunResult> Spread { get; }

    public RunResult Reference { get; }

    /// <summary>The shop with the reference's calls.</summary>
    public RunResult AtEqualCalls(ShopKind shop) => Results.Single(result => result.Run.Shop == shop && result.Run.Setting == Reference.CallsPerSecond);

    /// <summary>The reference's mismatch, in the shop's at equal calls.</summary>
    public double MismatchRatio(ShopKind shop) => Reference.Mismatch / AtEqualCalls(shop).Mismatch;

    /// <summary>The reference's calls, in the shop's at equal mismatch; none where the curve does not reach it.</summary>
    public double? CallsRatio(ShopKind shop) => Reference.CallsPerSecond / new Curve(Results, shop).CallsFor(Reference.Mismatch);

    /// <summary>How much of the mismatch that the oracle saves is saved, at equal calls.</summary>
    public double ShareOfOracleMismatch =>
        (Reference.Mismatch - AtEqualCalls(ShopKind.ReverseBuy).Mismatch) / (Reference.Mismatch - AtEqualCalls(ShopKind.Oracle).Mismatch);

    /// <summary>How much of the calls that the oracle saves is saved, at equal mismatch.</summary>
    public double? ShareOfOracleCalls =>
        (Reference.CallsPerSecond - new Curve(Results, ShopKind.ReverseBuy).CallsFor(Reference.Mismatch))
        / (Reference.CallsPerSecond - new Curve(Results, ShopKind.Oracle).CallsFor(Reference.Mismatch));
}
