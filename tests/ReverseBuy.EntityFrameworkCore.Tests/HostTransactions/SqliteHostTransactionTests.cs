using System.Data.Common;
using Microsoft.Data.Sqlite;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

public sealed class SqliteHostTransactionTests : HostTransactionSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost _host = null!;

    private protected override ITenantStorage Storage => _host.Storage;

    private protected override IHostTransactions Hosts => _host.HostTransactions;

    public override async ValueTask InitializeAsync()
    {
        _host = new SqliteHost(_folder, options => options.TenantFile = FileOf, Doorbell, Time);
        await _host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await _host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
        await MakeHostTableAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_transaction_without_the_lock_is_given_it_unless_what_it_has_read_is_old()
    {
        await using var connection = (SqliteConnection)await ConnectAsync(Samples.Anna);
        connection.DefaultTimeout = 1;
        await using (var fresh = connection.BeginTransaction(deferred: true))
        {
            await using (Hosts.UseTransaction(Samples.Anna, fresh))
            {
                await PlaceAsync(1);
                await fresh.CommitAsync(Token);
            }
        }

        await using var stale = connection.BeginTransaction(deferred: true);
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT COUNT(*) FROM orders";
        Assert.Equal(1L, await read.ExecuteScalarAsync(Token));
        await PlaceAsync(2);
        await using (Hosts.UseTransaction(Samples.Anna, stale))
        {
            Assert.Equal("storage.busy", (await Assert.ThrowsAsync<ReverseBuyException>(() => PlaceAsync(3))).Code);
        }
    }

    [Fact]
    public void The_hosts_files_are_used_where_they_are()
    {
        Assert.True(File.Exists(FileOf(Samples.Anna)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Data, "tenants")));
    }

    private protected override DbConnection Connection(TenantId tenant) => new SqliteConnection($"Data Source={FileOf(tenant)};Pooling=False");

    private string FileOf(TenantId tenant) => Path.Combine(_folder.Path, $"customer-{tenant}.sqlite");
}
