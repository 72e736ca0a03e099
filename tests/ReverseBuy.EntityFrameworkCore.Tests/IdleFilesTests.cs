using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;
using ReverseBuy.Inventory;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class IdleFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_nobody_used_for_half_a_minute_is_closed_and_opened_again()
    {
        await using var host = new SqliteHost(_folder, time: _time);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
        Assert.NotEmpty(OpenFiles("anna"));
        Elapse(40);

        Assert.False(((SqliteDatabases)host.Databases).Holds(Samples.Anna));
        Assert.Empty(OpenFiles("anna"));
        Assert.NotNull(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }

    [Fact]
    public async Task A_unit_of_work_that_stays_open_keeps_its_turn_however_long_it_takes()
    {
        await using var host = new SqliteHost(_folder, time: _time);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using (await host.Storage.BeginAsync(Samples.Anna, Token))
        {
            Elapse(300);
            Assert.True(((SqliteDatabases)host.Databases).Holds(Samples.Anna));
        }

        Elapse(40);
        Assert.False(((SqliteDatabases)host.Databases).Holds(Samples.Anna));
    }

    [Fact]
    public async Task Who_waits_for_a_file_that_is_deleted_meanwhile_is_told_to_come_again_or_that_there_is_none()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        var open = await host.Storage.BeginAsync(Samples.Anna, Token);
        var deleting = ((ITenantData)host.Databases).DeleteAsync(Samples.Anna, Token).AsTask();
        await open.DisposeAsync();
        await deleting;

        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Storage.BeginAsync(Samples.Anna, Token).AsTask());
    }

    private IEnumerable<string> OpenFiles(string name) => Directory.Exists("/proc/self/fd")
        ? Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? string.Empty).Where(file => file.StartsWith(_folder.Data, StringComparison.Ordinal) && Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))
        : throw new InvalidOperationException("This test needs /proc.");

    private void Elapse(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
