using Microsoft.EntityFrameworkCore;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_member_of_a_listing_comes_back_after_a_restart()
    {
        var full = new Snapshot(Samples.Full(), Samples.Noon.AddTicks(1));
        var bare = new Snapshot(Samples.Bare("最简单"), new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.FromHours(8)));
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), full, Token);
            await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna, "7"), bare, Token);
        }

        await using var restarted = new SqliteHost(_folder);
        Assert.Equivalent(full, await restarted.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token), strict: true);
        Assert.Equivalent(bare, await restarted.Snapshots.FindAsync(Samples.Key(Samples.Anna, "7"), Token), strict: true);
    }

    [Fact]
    public async Task A_listing_never_stored_is_not_found()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }

    [Fact]
    public async Task An_older_snapshot_never_replaces_a_newer_one()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var key = Samples.Key(Samples.Anna);
        await host.Snapshots.SaveAsync(key, new Snapshot(Samples.Full("新"), Samples.Noon), Token);
        await host.Snapshots.SaveAsync(key, new Snapshot(Samples.Full("旧"), Samples.Noon.AddTicks(-1)), Token);
        Assert.Equal("新", (await host.Snapshots.FindAsync(key, Token))!.Product.Title);
        await host.Snapshots.SaveAsync(key, new Snapshot(Samples.Full("更新"), Samples.Noon.AddTicks(1)), Token);
        Assert.Equal("更新", (await host.Snapshots.FindAsync(key, Token))!.Product.Title);
    }

    [Fact]
    public async Task Of_200_writers_at_once_all_succeed_and_the_newest_wins()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var shared = Samples.Key(Samples.Anna);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(
            async () =>
            {
                // Not in order of age: 7 and 200 have no common factor.
                var age = number * 7 % 200;
                await host.Snapshots.SaveAsync(shared, new Snapshot(Samples.Full($"第{age}"), Samples.Noon.AddSeconds(-age)), Token);
                await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna, $"own-{number}"), new Snapshot(Samples.Full(), Samples.Noon), Token);
            },
            Token)));

        Assert.Equal("第0", (await host.Snapshots.FindAsync(shared, Token))!.Product.Title);
        await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.Equal(201, await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM snapshots").SingleAsync(Token));
    }

    [Fact]
    public async Task Readers_are_not_held_up_by_an_open_writer_and_do_not_see_what_it_drops()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
        await using (var write = await host.Databases.WriteTenantAsync(Samples.Anna, Token))
        {
            await write.Context.Database.ExecuteSqlAsync($"DELETE FROM snapshots", Token);
            Assert.NotNull(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
        }

        Assert.Equal("留", (await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token))!.Product.Title);
    }

    [Fact]
    public async Task A_snapshot_of_another_account_is_another_snapshot()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full(), Samples.Noon), Token);
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna) with { Account = new("Main") }, Token));
    }
}
