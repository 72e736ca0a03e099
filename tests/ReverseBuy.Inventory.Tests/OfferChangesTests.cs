using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Inventory.Tests;

public sealed class OfferChangesTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_is_told_while_what_was_read_is_still_being_stored_is_marked_there()
    {
        await using var database = await InventoryHost.StartAsync();
        var store = new LateStore(database.Store);
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.RefreshInBackground = false, first: database, store: store);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, new Money(59.90m, Currency.CNY));
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(5));

        var noting = host.Changes.NoteAsync(InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, null, Dress, IsGone: false), Token).AsTask();
        store.MayStore.SetResult();
        await noting;

        var stored = Assert.Single(await database.Store.FindManyAsync(InventoryHost.Alice, [new(InventoryHost.Alice, InventoryHost.Account, Dress)], Token));
        Assert.NotNull(stored?.ChangedAt);
    }

    /// <summary>Stores what it is given once it may.</summary>
    private sealed class LateStore(ISnapshotStore inner) : ISnapshotStore
    {
        public TaskCompletionSource MayStore { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken) =>
            inner.FindManyAsync(tenant, keys, cancellationToken);

        public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
        {
            await MayStore.Task.WaitAsync(cancellationToken);
            await inner.SaveManyAsync(tenant, snapshots, cancellationToken);
        }

        public ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken) => inner.MarkChangedAsync(key, at, cancellationToken);

        public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken) => inner.RemoveAsync(key, goneAt, cancellationToken);
    }
}
