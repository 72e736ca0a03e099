using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class TenantWallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_tenant_stores_the_other_cannot_read_and_each_has_a_file_of_its_own()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
            await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("only-of-anna"), Samples.Noon), Token);
            Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Boris), Token));
        }

        Assert.NotEqual(-1, Bytes(Samples.Anna).AsSpan().IndexOf("only-of-anna"u8));
        Assert.Equal(-1, Bytes(Samples.Boris).AsSpan().IndexOf("only-of-anna"u8));
    }

    [Fact]
    public async Task An_unknown_tenant_is_refused_and_no_file_is_made_for_it()
    {
        await using var host = new SqliteHost(_folder);
        var key = Samples.Key(Samples.Anna);
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Snapshots.FindAsync(key, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Snapshots.SaveAsync(key, new Snapshot(Samples.Full(), Samples.Noon), Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(
            () => host.Credentials.FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(
            () => host.Credentials.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new("t"), new Actor(ActorKind.Host, "test"), Token).AsTask());
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Data, "tenants")));
    }

    [Fact]
    public async Task The_default_tenant_id_names_no_database()
    {
        await using var host = new SqliteHost(_folder);
        await Assert.ThrowsAsync<ArgumentException>(() => host.TenantDatabase.PrepareAsync(default, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Snapshots.FindAsync(Samples.Key(default), Token).AsTask());
    }

    [Fact]
    public async Task A_database_put_in_the_place_of_another_tenants_is_refused()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        }

        File.Move(_folder.TenantFile(Samples.Anna), _folder.TenantFile(Samples.Boris));
        await using var restarted = new SqliteHost(_folder);
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => restarted.Snapshots.FindAsync(Samples.Key(Samples.Boris), Token).AsTask());
        Assert.Equal("storage.wrong_tenant", fault.Code);
    }

    private byte[] Bytes(TenantId tenant) => File.ReadAllBytes(_folder.TenantFile(tenant));
}
