using BenchmarkDotNet.Attributes;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Benchmarks.Searching;

/// <summary>
/// A customer searches 1688, Taobao, JD and Pinduoduo, which answer after times of their own, over real sockets. Asked at once they should take as long as the slowest of them; one after
/// the other they take as long as all together.
/// </summary>
[MemoryDiagnoser]
public class FourWaySearch
{
    private FourMarkets _markets = null!;

    [GlobalSetup]
    public async Task StartAsync() => _markets = await FourMarkets.StartAsync();

    [GlobalCleanup]
    public async Task StopAsync() => await _markets.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<SearchPage> SlowestAlone() => _markets.SearchAsync(FourMarkets.Slowest);

    [Benchmark]
    public async Task<int> AllAtOnce()
    {
        var result = await _markets.SearchAllAsync();
        return result.Answers.Count == 4 && result.Answers.All(answer => answer is MarketplaceSearchAnswer.Found { Results.Hits.Count: > 0 })
            ? result.Interleave().Count
            : throw new InvalidOperationException("Not all four answered: " + string.Join(", ", result.Answers));
    }

    [Benchmark]
    public async Task<int> OneAfterTheOther()
    {
        var hits = 0;
        foreach (var marketplace in _markets.All)
        {
            hits += (await _markets.SearchAsync(marketplace)).Hits.Count;
        }

        return hits;
    }
}
