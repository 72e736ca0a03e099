using Microsoft.EntityFrameworkCore;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests.Snapshots;

public sealed class SqliteSnapshotStoreTests : SnapshotStoreSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override async ValueTask OnDisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        var full = new Snapshot(Samples.Full(), Samples.Noon.AddTicks(1));
        await Store.SaveAsync(Samples.Key(Samples.Anna), full, Token);
        await _host!.DisposeAsync();

        _host = new SqliteHost(_folder);
        Assert.Equivalent(full, await _host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token), strict: true);
    }

    [Fact]
    public async Task Readers_are_not_held_up_by_an_open_writer_and_do_not_see_what_it_drops()
    {
        await Store.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
        await using (var write = await _host!.Databases.WriteTenantAsync(Samples.Anna, Token))
        {
            await write.Context.Database.ExecuteSqlAsync($"DELETE FROM snapshots", Token);
            Assert.NotNull(await Store.FindAsync(Samples.Key(Samples.Anna), Token));
        }

        Assert.Equal("留", (await Store.FindAsync(Samples.Key(Samples.Anna), Token))!.Product.Title);
    }

    protected override async ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        _host = new SqliteHost(_folder);
        foreach (var tenant in tenants)
        {
            await _host.TenantDatabase.PrepareAsync(tenant, Token);
        }

        return _host.Snapshots;
    }
}
