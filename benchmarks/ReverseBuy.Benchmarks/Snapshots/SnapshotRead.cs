using System.Collections.Concurrent;
using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ZiggyCreatures.Caching.Fusion;

namespace ReverseBuy.Benchmarks.Snapshots;

/// <summary>
/// What a browse read costs that is answered from memory: the facade with tenant, account and freshness, beside a bare cache and the caches that others would use.
/// Every key that is looked up is a text of its own, as one parsed from a request is, and keys come in another order than they were stored in.
/// </summary>
[MemoryDiagnoser]
public class SnapshotRead
{
    private const int Reads = 1_000_000;

    private ListingId[] _listings = [];
    private string[] _texts = [];
    private ConcurrentDictionary<ListingId, Found> _dictionary = new();
    private ConcurrentLru<ListingId, Found>? _bitFaster;
    private BrowseHost? _host;
    private FusionCache? _fusion;
    private ServiceProvider? _hybridServices;
    private HybridCache? _hybrid;
    private MemoryCache? _memory;

    [Params(10_000, 1_000_000)]
    public int Skus { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup(Target = nameof(Dictionary))]
    public void FillDictionary()
    {
        MakeKeys();
        _dictionary = new ConcurrentDictionary<ListingId, Found>(Environment.ProcessorCount, Skus);
        Fill(number => _dictionary[BrowseHost.Listing(number)] = NewFound(number));
    }

    [GlobalSetup(Target = nameof(BitFaster))]
    public void FillBitFaster()
    {
        MakeKeys();
        // Its three queues share the capacity; with just enough of it, some would be evicted while it fills.
        _bitFaster = new ConcurrentLru<ListingId, Found>(Environment.ProcessorCount, Skus * 2, EqualityComparer<ListingId>.Default);
        Fill(number => _bitFaster.AddOrUpdate(BrowseHost.Listing(number), NewFound(number)));
    }

    [GlobalSetup(Target = nameof(ReverseBuy))]
    public void FillReverseBuy()
    {
        MakeKeys();
        _host = BrowseHost.Start(Skus);
        Fill(number => _host.Keep(BrowseHost.Listing(number), BrowseHost.NewSnapshot(number)));
    }

    [GlobalSetup(Target = nameof(FusionCache))]
    public void FillFusionCache()
    {
        MakeKeys();
        _fusion = new FusionCache(new FusionCacheOptions { DefaultEntryOptions = new FusionCacheEntryOptions(TimeSpan.FromHours(12)) });
        Fill(number => _fusion.Set(BrowseHost.Text(number), NewFound(number)));
    }

    [GlobalSetup(Target = nameof(HybridCache))]
    public void FillHybridCache()
    {
        MakeKeys();
        var services = new ServiceCollection();
        services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions { Expiration = TimeSpan.FromHours(12), LocalCacheExpiration = TimeSpan.FromHours(12) });
        _hybridServices = services.BuildServiceProvider();
        _hybrid = _hybridServices.GetRequiredService<HybridCache>();
        Fill(number => _hybrid.SetAsync(BrowseHost.Text(number), NewFound(number)).AsTask().GetAwaiter().GetResult());
    }

    [GlobalSetup(Target = nameof(MemoryCache))]
    public void FillMemoryCache()
    {
        MakeKeys();
        _memory = new MemoryCache(new MemoryCacheOptions());
        Fill(number => _memory.Set(BrowseHost.Text(number), NewFound(number), TimeSpan.FromHours(12)));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _host?.Dispose();
        _fusion?.Dispose();
        _hybridServices?.Dispose();
        _memory?.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Reads)]
    public int Dictionary() => Read(static (me, from, until) =>
    {
        var found = 0;
        for (var at = from; at < until; at++)
        {
            found += me._dictionary.TryGetValue(me._listings[at % me.Skus], out _) ? 1 : 0;
        }

        return found;
    });

    [Benchmark(OperationsPerInvoke = Reads, Baseline = true)]
    public int BitFaster() => Read(static (me, from, until) =>
    {
        var found = 0;
        for (var at = from; at < until; at++)
        {
            found += me._bitFaster!.TryGet(me._listings[at % me.Skus], out _) ? 1 : 0;
        }

        return found;
    });

    [Benchmark(OperationsPerInvoke = Reads)]
    public int ReverseBuy() => Read(static (me, from, until) =>
    {
        // A request enters its tenant once and then reads.
        using var scope = me._host!.Enter();
        var inventory = me._host.Inventory;
        var found = 0;
        for (var at = from; at < until; at++)
        {
            var read = inventory.GetAsync(me._listings[at % me.Skus]);
            found += read.IsCompletedSuccessfully && read.Result is not null ? 1 : 0;
        }

        return found;
    });

    [Benchmark(OperationsPerInvoke = Reads)]
    public int FusionCache() => Read(static (me, from, until) =>
    {
        var found = 0;
        for (var at = from; at < until; at++)
        {
            var read = me._fusion!.GetOrSetAsync<Found>(me._texts[at % me.Skus], static (_, _) => throw new InvalidOperationException("It is there."));
            found += read.IsCompletedSuccessfully && read.Result is not null ? 1 : 0;
        }

        return found;
    });

    [Benchmark(OperationsPerInvoke = Reads)]
    public int HybridCache() => Read(static (me, from, until) =>
    {
        var found = 0;
        for (var at = from; at < until; at++)
        {
            var read = me._hybrid!.GetOrCreateAsync<Found>(me._texts[at % me.Skus], static _ => throw new InvalidOperationException("It is there."));
            found += read.IsCompletedSuccessfully && read.Result is not null ? 1 : 0;
        }

        return found;
    });

    [Benchmark(OperationsPerInvoke = Reads)]
    public int MemoryCache() => Read(static (me, from, until) =>
    {
        var found = 0;
        for (var at = from; at < until; at++)
        {
            found += me._memory!.TryGetValue(me._texts[at % me.Skus], out _) ? 1 : 0;
        }

        return found;
    });

    private static Found NewFound(int number) => new(BrowseHost.NewSnapshot(number));

    private int Read(Func<SnapshotRead, int, int, int> read)
    {
        var each = Reads / Threads;
        var found = Threads == 1
            ? read(this, 0, Reads)
            : Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => read(this, thread * each, (thread + 1) * each)))).Result.Sum();
        return found == Reads ? found : throw new InvalidOperationException($"Only {found} of {Reads} reads were hits.");
    }

    private void MakeKeys()
    {
        var numbers = Shuffled();
        _listings = Array.ConvertAll(numbers, BrowseHost.Listing);
        _texts = Array.ConvertAll(numbers, BrowseHost.Text);
    }

    private void Fill(Action<int> add)
    {
        foreach (var number in Shuffled(seed: 2))
        {
            add(number);
        }
    }

    private int[] Shuffled(int seed = 1)
    {
        int[] numbers = [.. Enumerable.Range(0, Skus)];
        new Random(seed).Shuffle(numbers);
        return numbers;
    }

    /// <summary>What the others keep: told to be immutable, so that none of them copies it.</summary>
    [ImmutableObject(true)]
    private sealed record Found(Snapshot Snapshot);
}
