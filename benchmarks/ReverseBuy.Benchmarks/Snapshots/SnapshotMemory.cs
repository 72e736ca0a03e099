using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using BitFaster.Caching.Lru;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ZiggyCreatures.Caching.Fusion;

namespace ReverseBuy.Benchmarks.Snapshots;

/// <summary>
/// What a snapshot costs in memory beside itself: the bytes that a cache with a million of them holds, less the snapshots and their products. The text of
/// the key is counted, for each cache has to hold one.
/// </summary>
internal static class SnapshotMemory
{
    private const int Skus = 1_000_000;

    public static void Print()
    {
        var snapshots = Enumerable.Range(0, Skus).Select(BrowseHost.NewSnapshot).ToArray();
        Console.WriteLine("| cache | bytes per SKU |");
        Console.WriteLine("|---|--:|");
        Print("ConcurrentDictionary", () =>
        {
            var cache = new ConcurrentDictionary<ListingId, Found>(Environment.ProcessorCount, Skus);
            return Fill(cache, number => cache[BrowseHost.Listing(number)] = new Found(snapshots[number]));
        });
        Print("BitFaster ConcurrentLru", () =>
        {
            var cache = new ConcurrentLru<ListingId, Found>(Environment.ProcessorCount, Skus * 2, EqualityComparer<ListingId>.Default);
            return Fill(cache, number => cache.AddOrUpdate(BrowseHost.Listing(number), new Found(snapshots[number])));
        });
        Print("ReverseBuy", () =>
        {
            var host = BrowseHost.Start(Skus);
            return Fill(host, number => host.Keep(BrowseHost.Listing(number), snapshots[number]));
        });
        Print("FusionCache", () =>
        {
            var cache = new FusionCache(new FusionCacheOptions { DefaultEntryOptions = new FusionCacheEntryOptions(TimeSpan.FromHours(12)) });
            return Fill(cache, number => cache.Set(BrowseHost.Text(number), new Found(snapshots[number])));
        });
        Print("HybridCache", () =>
        {
            var services = new ServiceCollection();
            services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions { Expiration = TimeSpan.FromHours(12), LocalCacheExpiration = TimeSpan.FromHours(12) });
            var provider = services.BuildServiceProvider();
            var cache = provider.GetRequiredService<HybridCache>();
            return Fill(provider, number => cache.SetAsync(BrowseHost.Text(number), new Found(snapshots[number])).AsTask().GetAwaiter().GetResult());
        });
        Print("MemoryCache", () =>
        {
            var cache = new MemoryCache(new MemoryCacheOptions());
            return Fill(cache, number => cache.Set(BrowseHost.Text(number), new Found(snapshots[number]), TimeSpan.FromHours(12)));
        });
        GC.KeepAlive(snapshots);
    }

    private static IDisposable? Fill(object cache, Action<int> add)
    {
        for (var number = 0; number < Skus; number++)
        {
            add(number);
        }

        return cache as IDisposable ?? new Held(cache);
    }

    private static void Print(string name, Func<IDisposable?> fill)
    {
        var before = Settled();
        using var cache = fill();
        var bytes = (Settled() - before) / (double)Skus;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {bytes:0} |"));
        GC.KeepAlive(cache);
    }

    private static long Settled()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    [ImmutableObject(true)]
    private sealed record Found(Snapshot Snapshot);

    private sealed class Held(object cache) : IDisposable
    {
        public void Dispose() => GC.KeepAlive(cache);
    }
}
