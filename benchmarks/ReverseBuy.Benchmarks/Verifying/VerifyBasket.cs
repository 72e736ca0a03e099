using BenchmarkDotNet.Attributes;
using ReverseBuy.Inventory;

namespace ReverseBuy.Benchmarks.Verifying;

/// <summary>
/// A customer orders 50 lines of as many listings at two marketplaces that take one listing per call and answer after 30 to 120 ms. With budget to spare it should take as long
/// as the slowest call; with the budgets that the platforms' connectors come with it should end at its deadline, and tell the lines that were not asked.
/// </summary>
[MemoryDiagnoser]
public class VerifyBasket
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private VerifyingHost? _spared;
    private VerifyingHost? _budgeted;

    [GlobalSetup(Targets = [nameof(SlowestCall), nameof(BudgetToSpare)])]
    public void StartSpared() => _spared = VerifyingHost.Start(TimeSpan.FromSeconds(10), hasDefaultBudgets: false);

    [GlobalCleanup]
    public void CleanUp()
    {
        _spared?.Dispose();
        _budgeted?.Dispose();
    }

    /// <summary>Budgets are full at the beginning, as after a night.</summary>
    [IterationSetup(Target = nameof(DefaultBudgets))]
    public void StartBudgeted()
    {
        _budgeted?.Dispose();
        _budgeted = VerifyingHost.Start(Deadline, hasDefaultBudgets: true);
    }

    [Benchmark(Baseline = true)]
    public Task SlowestCall() => _spared!.CallSlowestAsync();

    [Benchmark]
    public async Task BudgetToSpare()
    {
        var verification = await _spared!.VerifyAsync();
        if (verification.Lines.Any(line => line.Difference is not LineDifference.Confirmed))
        {
            throw new InvalidOperationException("A line was not confirmed.");
        }
    }

    [Benchmark]
    public async Task DefaultBudgets()
    {
        var verification = await _budgeted!.VerifyAsync();
        var notAsked = verification.Lines.Count(line => line.Difference is LineDifference.NotAsked);
        if (notAsked is 0 or VerifyingHost.Lines || verification.Lines.Any(line => line.Difference is not (LineDifference.Confirmed or LineDifference.NotAsked)))
        {
            throw new InvalidOperationException($"{notAsked} lines were not asked.");
        }

        LastNotAsked = notAsked;
    }

    /// <summary>How many of the lines the last basket had no calls for.</summary>
    public int LastNotAsked { get; private set; }

    [GlobalCleanup(Target = nameof(DefaultBudgets))]
    public void Tell()
    {
        Console.WriteLine($"// Not asked by the deadline: {LastNotAsked} of {VerifyingHost.Lines} lines.");
        CleanUp();
    }
}
