using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Sharing;

namespace ReverseBuy.Inventory.Tests;

public sealed class SnapshotWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_comes_while_a_write_runs_goes_in_one_transaction()
    {
        var store = new GatedStore();
        var writer = NewWriter(store);
        var first = writer.SaveAsync(Key(0), At(0));
        await Soon.IsTrueAsync(() => store.Batches.Count == 1);
        var others = Enumerable.Range(1, 100).Select(number => writer.SaveAsync(Key(number), At(0))).ToList();
        store.Gate.SetResult();

        await Task.WhenAll([first, .. others]);
        Assert.Equal([1, 100], store.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task Of_two_snapshots_of_one_listing_that_wait_the_later_one_is_written()
    {
        var store = new GatedStore();
        var writer = NewWriter(store);
        var first = writer.SaveAsync(Key(0), At(0));
        await Soon.IsTrueAsync(() => store.Batches.Count == 1);
        var later = writer.SaveAsync(Key(1), At(5));
        var earlier = writer.SaveAsync(Key(1), At(3));
        store.Gate.SetResult();

        await Task.WhenAll(first, later, earlier);
        Assert.Equal(At(5).CapturedAt, Assert.Single(store.Batches.Last()).Snapshot.CapturedAt);
    }

    [Fact]
    public async Task A_listing_that_is_gone_is_not_brought_back_by_a_snapshot_that_was_still_to_be_written()
    {
        var store = new GatedStore();
        var writer = NewWriter(store);
        var before = writer.SaveAsync(Key(1), At(0));
        await Soon.IsTrueAsync(() => store.Batches.Count == 1);
        var stillWaiting = writer.SaveAsync(Key(1), At(1));
        var gone = writer.RemoveAsync(Key(1), At(2).CapturedAt);
        store.Gate.SetResult();

        await Task.WhenAll(before, stillWaiting, gone);
        Assert.Single(store.Batches);
        Assert.Equal(Key(1), Assert.Single(store.Removed));
    }

    [Fact]
    public async Task A_write_that_fails_ends_the_wait_and_does_not_stop_the_next()
    {
        var store = new GatedStore { Fault = new InvalidOperationException("The disk is full.") };
        var writer = NewWriter(store);
        store.Gate.SetResult();
        await writer.SaveAsync(Key(0), At(0));
        store.Fault = null;

        await writer.SaveAsync(Key(1), At(0));
        Assert.Equal(2, store.Batches.Count);
    }

    private static SnapshotWriter NewWriter(ISnapshotStore store)
    {
        var metrics = new InventoryMetrics();
        var tier = new SharedTier([], new InventoryOptions(), metrics, new FakeTimeProvider(), NullLogger<SharedTier>.Instance);
        return new SnapshotWriter(store, tier, metrics, NullLogger<SnapshotWriter>.Instance);
    }

    private static SnapshotKey Key(int number) => new(InventoryHost.Alice, InventoryHost.Account, new ListingId(InventoryHost.North, $"{number}"));

    private static Snapshot At(int minutes) =>
        new(FakeMarketplace.NewProduct(new ListingId(InventoryHost.North, "1"), new Money(1m, Currency.CNY)), Noon.AddMinutes(minutes));

    private sealed class GatedStore : ISnapshotStore
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Fault { get; set; }

        public ConcurrentQueue<IReadOnlyList<KeyedSnapshot>> Batches { get; } = new();

        public ConcurrentQueue<SnapshotKey> Removed { get; } = new();

        public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is read here.");

        public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
        {
            Batches.Enqueue(snapshots);
            await Gate.Task.WaitAsync(cancellationToken);
            if (Fault is { } fault)
            {
                throw fault;
            }
        }

        public ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is marked here.");

        public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken)
        {
            Removed.Enqueue(key);
            return ValueTask.CompletedTask;
        }
    }
}
