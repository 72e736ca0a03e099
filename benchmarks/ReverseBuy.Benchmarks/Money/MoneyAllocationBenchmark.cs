using BenchmarkDotNet.Attributes;

namespace ReverseBuy.Benchmarks;

/// <summary>What it costs that the shares of an amount always sum to the whole, beside rounding each share by itself.</summary>
[MemoryDiagnoser]
public class MoneyAllocationBenchmark
{
    private Money _whole;
    private decimal[] _weights = [];

    /// <summary>How many shares: an order's lines.</summary>
    [Params(3, 20)]
    public int Shares { get; set; }

    /// <summary>Weights that do not divide the amount, as prices of order lines seldom do.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _whole = new Money(1234.57m, Currency.CNY);
        _weights = [.. Enumerable.Range(1, Shares).Select(index => (index * 7.3m) + 0.01m)];
    }

    /// <summary>Rounds each share; may lose or gain a few of the smallest unit.</summary>
    /// <returns>The shares.</returns>
    [Benchmark(Baseline = true)]
    public IReadOnlyList<Money> RoundEachShare()
    {
        var total = 0m;
        foreach (var weight in _weights)
        {
            total += weight;
        }

        var shares = new Money[_weights.Length];
        for (var index = 0; index < shares.Length; index++)
        {
            shares[index] = new Money(_whole.Amount * (_weights[index] / total), _whole.Currency).Round();
        }

        return shares;
    }

    /// <summary>Divides by the largest remainder.</summary>
    /// <returns>The shares.</returns>
    [Benchmark]
    public IReadOnlyList<Money> Allocate() => _whole.Allocate(_weights);
}
