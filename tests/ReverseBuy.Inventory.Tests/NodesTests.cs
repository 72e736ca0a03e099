using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Inventory.Tests;

/// <summary>Two nodes with memories of their own, one database, and a tier between them that may fail.</summary>
public sealed class NodesTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");
    private static readonly Money Old = new(59.90m, Currency.CNY);
    private static readonly Money New = new(64.90m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_nodes_that_need_a_cold_listing_at_once_one_asks_upstream()
    {
        await using var one = await InventoryHost.StartAsync();
        await using var two = await InventoryHost.StartAsync(first: one);
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        one.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var reads = Enumerable.Range(0, 100).Select(read => (read % 2 == 0 ? one : two).ReadAsync(InventoryHost.Alice, Dress)).ToList();
        await Soon.IsTrueAsync(() => one.NorthMarket.DetailCalls == 1);
        one.NorthMarket.Gate.SetResult();

        Assert.All(await Task.WhenAll(reads), read => Assert.Equal(Old, PriceOf(read)));
        Assert.Equal(1, one.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task When_the_other_node_does_not_finish_each_asks_by_itself()
    {
        await using var one = await InventoryHost.StartAsync();
        await using var two = await InventoryHost.StartAsync(first: one);
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        one.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = one.ReadAsync(InventoryHost.Alice, Dress);
        await Soon.IsTrueAsync(() => one.NorthMarket.DetailCalls == 1);

        var second = two.ReadAsync(InventoryHost.Alice, Dress);
        await Soon.IsTrueAsync(() =>
        {
            one.Time.Advance(TimeSpan.FromSeconds(1));
            return one.NorthMarket.DetailCalls == 2;
        });
        one.NorthMarket.Gate.SetResult();

        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task What_one_node_read_the_other_finds_in_what_they_share()
    {
        var tier = new FakeTier();
        await using var one = await InventoryHost.StartAsync(tier: tier.Node());
        await using var two = await InventoryHost.StartAsync(first: one, tier: tier.Node());
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await one.ReadAsync(InventoryHost.Alice, Dress);
        await Soon.IsTrueAsync(() => !tier.Shared.IsEmpty);
        await one.Store.RemoveAsync(new(InventoryHost.Alice, InventoryHost.Account, Dress), DateTimeOffset.MaxValue, Token);

        Assert.Equal(Old, PriceOf(await two.ReadAsync(InventoryHost.Alice, Dress)));
        Assert.Equal(1, one.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task What_one_node_learns_the_other_forgets_and_reads_anew()
    {
        var tier = new FakeTier();
        await using var one = await InventoryHost.StartAsync(tier: tier.Node());
        await using var two = await InventoryHost.StartAsync(first: one, tier: tier.Node());
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await one.ReadAsync(InventoryHost.Alice, Dress);
        await two.ReadAsync(InventoryHost.Alice, Dress);
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);
        one.Time.Advance(TimeSpan.FromMinutes(5));

        await one.Changes.NoteAsync(InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, null, Dress, IsGone: false), Token);

        await Soon.IsTrueOfAsync(() => two.ReadAsync(InventoryHost.Alice, Dress), read => PriceOf(read) == New);
        await Soon.IsTrueOfAsync(() => one.ReadAsync(InventoryHost.Alice, Dress), read => PriceOf(read) == New);
    }

    [Fact]
    public async Task A_node_that_lost_news_reads_everything_anew()
    {
        var tier = new FakeTier();
        await using var one = await InventoryHost.StartAsync(tier: tier.Node());
        await using var two = await InventoryHost.StartAsync(first: one);
        one.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await one.ReadAsync(InventoryHost.Alice, Dress);
        await Soon.IsTrueAsync(() => !tier.Shared.IsEmpty);
        one.Time.Advance(TimeSpan.FromMinutes(5));
        await one.Store.SaveManyAsync(InventoryHost.Alice, [Keyed(one, New)], Token);
        tier.Shared.Clear();

        tier.LoseNews();

        Assert.Equal(New, PriceOf(await one.ReadAsync(InventoryHost.Alice, Dress)));
        Assert.Equal(1, one.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_snapshot_that_is_stale_is_not_shared_as_if_it_were_fresh()
    {
        var tier = new FakeTier();
        await using var one = await InventoryHost.StartAsync(options => options.Inventory.RefreshInBackground = false, tier: tier.Node());
        await one.Store.SaveManyAsync(InventoryHost.Alice, [Keyed(one, Old)], Token);
        await one.Store.MarkChangedAsync(Keyed(one, Old).Key, one.Time.GetUtcNow().AddMinutes(1), Token);

        Assert.True(Assert.IsType<SnapshotRead.Found>(await one.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        Assert.Empty(tier.Shared);
    }

    [Theory]
    [InlineData(TierFault.Throws)]
    [InlineData(TierFault.Hangs)]
    public async Task A_tier_that_is_dead_or_hangs_fails_no_read_and_holds_up_none_for_long(TierFault fault)
    {
        var tier = new FakeTier { Fault = fault };
        await using var host = await InventoryHost.StartAsync(tier: tier.Node());
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);

        var read = host.ReadAsync(InventoryHost.Alice, Dress);
        await Soon.IsTrueAsync(() =>
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(250));
            return read.IsCompleted;
        });

        Assert.Equal(Old, PriceOf(await read));
        await Soon.IsTrueOfAsync(
            async () => (await host.Store.FindManyAsync(InventoryHost.Alice, [Keyed(host, Old).Key], Token))[0],
            stored => stored is not null);
    }

    private static KeyedSnapshot Keyed(InventoryHost host, Money price) =>
        new(new(InventoryHost.Alice, InventoryHost.Account, Dress), new Snapshot(FakeMarketplace.NewProduct(Dress, price), host.Time.GetUtcNow()));

    private static Money PriceOf(SnapshotRead read) => Assert.IsType<SnapshotRead.Found>(read).Snapshot.Product.Skus[0].Prices.First;

    public enum TierFault
    {
        None,
        Throws,
        Hangs,
    }

    /// <summary>What the nodes share, and the news between them.</summary>
    private sealed class FakeTier
    {
        private readonly ConcurrentDictionary<NodeTier, ISnapshotListener> _listeners = new();

        public TierFault Fault { get; set; }

        public ConcurrentDictionary<SnapshotKey, Snapshot> Shared { get; } = new();

        public ISnapshotTier Node() => new NodeTier(this);

        public void LoseNews()
        {
            foreach (var listener in _listeners.Values)
            {
                listener.NewsLost();
            }
        }

        private void Tell(NodeTier from, SnapshotKey key, DateTimeOffset before)
        {
            foreach (var (node, listener) in _listeners)
            {
                if (node != from)
                {
                    listener.OutOfDate(key, before);
                }
            }
        }

        private async ValueTask FailAsync()
        {
            if (Fault == TierFault.Throws)
            {
                throw new InvalidOperationException("The tier is dead.");
            }

            if (Fault == TierFault.Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan);
            }
        }

        private sealed class NodeTier(FakeTier tier) : ISnapshotTier
        {
            public async ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
            {
                await tier.FailAsync();
                return [.. keys.Select(key => tier.Shared.GetValueOrDefault(key))];
            }

            public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
            {
                await tier.FailAsync();
                foreach (var (key, snapshot) in snapshots)
                {
                    tier.Shared.AddOrUpdate(key, snapshot, (_, there) => there.CapturedAt > snapshot.CapturedAt ? there : snapshot);
                    tier.Tell(this, key, snapshot.CapturedAt);
                }
            }

            public async ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken)
            {
                await tier.FailAsync();
                if (tier.Shared.TryGetValue(key, out var there) && there.CapturedAt < before)
                {
                    tier.Shared.TryRemove(key, out _);
                }

                tier.Tell(this, key, before);
            }

            public IDisposable Subscribe(ISnapshotListener listener)
            {
                tier._listeners[this] = listener;
                return new Subscription(() => tier._listeners.TryRemove(this, out _));
            }
        }

        private sealed class Subscription(Action end) : IDisposable
        {
            public void Dispose() => end();
        }
    }
}
