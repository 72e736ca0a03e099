using System.Collections.Concurrent;
using ReverseBuy.BrowseSimulation.Shops;
using ReverseBuy.BrowseSimulation.World;

namespace ReverseBuy.BrowseSimulation;

/// <summary>All runs that are compared: first the caches, whose calls are then the budgets of the others.</summary>
internal sealed class Study(Scenario scenario, int parallel)
{
    /// <summary>What everything is compared with, in seconds.</summary>
    public const double TimeToLive = 300;

    /// <summary>How much delays between view and order vary in the runs that show what this is worth: the deviation of the logarithm.</summary>
    public const double SpreadDelays = 1;

    // Few enough that views alone would not do.
    private const double IntentCallsPerView = 0.08;

    private static readonly double[] s_pushedShares = [0, 0.8];
    private static readonly double[] s_timesToLive = [60, TimeToLive, 1_200, 3_600];
    private static readonly double[] s_timesToLiveWithPush = [TimeToLive, 3_600, 14_400];

    // Around the budgets at which ReverseBuy meets as many mismatches as the cache: lower ones where pushes help.
    private static readonly double[] s_callsPerView = [0.16, 0.32];
    private static readonly double[] s_callsPerViewWithPush = [0.04, 0.08, 0.16];

    /// <summary>Runs all.</summary>
    /// <param name="progress">Is told of each run how much of it is done.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public IReadOnlyList<RunResult> Complete(IRunProgress progress, CancellationToken cancellationToken)
    {
        var market = new Market(scenario);
        var caches = Complete(Caches(), market, progress, cancellationToken);
        var others = Complete([.. caches.Where(IsReference).SelectMany(Others)], market, progress, cancellationToken);
        return [.. caches, .. others];
    }

    private static bool IsReference(RunResult result) => result.Run.Shop == ShopKind.TimeToLive && result.Run.Setting == TimeToLive;

    private List<Run> Caches()
    {
        var runs = new List<Run>();
        foreach (var share in s_pushedShares)
        {
            var pushed = scenario with { PushedShare = share };
            runs.AddRange(s_timesToLive.Select(seconds => new Run(pushed, ShopKind.TimeToLive, seconds)));
            runs.Add(new Run(pushed with { OrderDelaySigma = SpreadDelays }, ShopKind.TimeToLive, TimeToLive));
            if (share > 0)
            {
                runs.AddRange(s_timesToLiveWithPush.Select(seconds => new Run(pushed, ShopKind.TimeToLiveWithPush, seconds)));
            }
        }

        return runs;
    }

    private IEnumerable<Run> Others(RunResult reference)
    {
        var (pushed, equal) = (reference.Run.Scenario, reference.CallsPerSecond);
        yield return new Run(pushed, ShopKind.ReverseBuy, equal);
        if (pushed.OrderDelaySigma > 0)
        {
            yield break;
        }

        yield return new Run(pushed, ShopKind.Oracle, equal);
        yield return new Run(pushed, ShopKind.ReverseBuyWithIntent, equal);
        yield return new Run(pushed, ShopKind.Polling, equal);
        foreach (var perView in pushed.PushedShare > 0 ? s_callsPerViewWithPush : s_callsPerView)
        {
            yield return new Run(pushed, ShopKind.ReverseBuy, perView * scenario.ViewsPerSecond);
            yield return new Run(pushed, ShopKind.Oracle, perView * scenario.ViewsPerSecond);
        }

        yield return new Run(pushed, ShopKind.ReverseBuyWithIntent, IntentCallsPerView * scenario.ViewsPerSecond);
    }

    private RunResult[] Complete(List<Run> runs, Market market, IRunProgress progress, CancellationToken cancellationToken)
    {
        var results = new RunResult[runs.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        var inOrder = Partitioner.Create(Enumerable.Range(0, runs.Count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(inOrder, options, index =>
        {
            progress.Begin(runs[index]);
            results[index] = new Simulation(runs[index], market).Complete(share => progress.Advance(runs[index], share), cancellationToken);
            progress.Advance(runs[index], 1);
        });
        return results;
    }
}
