using System.Data;
using System.Data.Common;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

public sealed class PostgreSqlHostTransactionTests(PostgreSqlServer server) : HostTransactionSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    private protected override ITenantStorage Storage => _host!.Storage;

    private protected override IHostTransactions Hosts => _host!.HostTransactions;

    public override async ValueTask InitializeAsync()
    {
        server.Require();
        _host = new PostgreSqlHost(_site, options => options.TenantDatabase = DatabaseOf, Doorbell, Time);
        await server.PrepareAsync(_site, _host, Samples.Anna, Samples.Boris);
        await MakeHostTableAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_transaction_that_sees_an_earlier_moment_is_refused()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await Assert.ThrowsAsync<ArgumentException>(() => PlaceAsync(1));
        }
    }

    [Fact]
    public async Task Who_waits_in_vain_for_the_lock_is_told_so_and_the_hosts_transaction_can_go_on()
    {
        await using var impatient = new PostgreSqlHost(_site, options => options.LockTimeout = TimeSpan.FromMilliseconds(1));
        await impatient.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using (await Storage.BeginAsync(Samples.Anna, Token))
        {
            await using var connection = await ConnectAsync(Samples.Anna);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await using (impatient.HostTransactions.UseTransaction(Samples.Anna, transaction))
            {
                var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => impatient.Storage.BeginAsync(Samples.Anna, Token).AsTask());
                Assert.Equal(("storage.busy", true), (fault.Code, fault.IsTransient));
                await using var still = connection.CreateCommand();
                still.CommandText = "SELECT 1";
                Assert.Equal(1, await still.ExecuteScalarAsync(Token));
            }
        }
    }

    private protected override DbConnection Connection(TenantId tenant) => new NpgsqlConnection(_site.TenantConnectionString(tenant) + ";Pooling=False");

    private string DatabaseOf(TenantId tenant) => _site.Prefix + tenant.Value;
}
