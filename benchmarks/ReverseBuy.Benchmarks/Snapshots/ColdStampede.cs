using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ZiggyCreatures.Caching.Fusion;

namespace ReverseBuy.Benchmarks.Snapshots;

/// <summary>10,000 customers open one page at once that nobody opened before; the marketplace answers after 50 ms, and is asked once.</summary>
[MemoryDiagnoser]
public class ColdStampede
{
    private const int Readers = 10_000;
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(50);
    private readonly CountingShelf _shelf = new(Answer);
    private BrowseHost? _host;
    private FusionCache? _fusion;
    private ServiceProvider? _hybridServices;
    private HybridCache? _hybrid;
    private int _round;

    [GlobalSetup]
    public void SetUp()
    {
        _host = BrowseHost.Start(10_000, _shelf);
        _fusion = new FusionCache(new FusionCacheOptions());
        var services = new ServiceCollection();
        services.AddHybridCache();
        _hybridServices = services.BuildServiceProvider();
        _hybrid = _hybridServices.GetRequiredService<HybridCache>();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _host?.Dispose();
        _fusion?.Dispose();
        _hybridServices?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task ReverseBuy()
    {
        using var scope = _host!.Enter();
        var listing = BrowseHost.Listing(++_round);
        await OnceAsync(() => _host.Inventory.GetAsync(listing).AsTask());
    }

    [Benchmark]
    public async Task FusionCache()
    {
        var (key, listing) = Next();
        await OnceAsync(() => _fusion!.GetOrSetAsync<Product?>(key, async (_, token) => await _shelf.FindAsync(null!, listing, token)).AsTask());
    }

    [Benchmark]
    public async Task HybridCache()
    {
        var (key, listing) = Next();
        await OnceAsync(() => _hybrid!.GetOrCreateAsync(key, async token => new Found(await _shelf.FindAsync(null!, listing, token))).AsTask());
    }

    private (string Key, ListingId Listing) Next() => (BrowseHost.Text(++_round), BrowseHost.Listing(_round));

    private async Task OnceAsync(Func<Task> read)
    {
        var before = _shelf.Calls;
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(read)));
        if (_shelf.Calls != before + 1)
        {
            throw new InvalidOperationException($"Upstream was asked {_shelf.Calls - before} times for one listing.");
        }
    }

    [System.ComponentModel.ImmutableObject(true)]
    private sealed record Found(Product? Product);
}
