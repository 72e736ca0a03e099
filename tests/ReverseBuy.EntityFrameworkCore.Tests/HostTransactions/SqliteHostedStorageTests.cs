using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>All that a storage promises, through transactions of a host with files of its own.</summary>
public sealed class SqliteHostedStorageTests : TenantStorageSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        _host = new SqliteHost(
            _folder,
            options =>
            {
                options.TenantFile = FileOf;
                options.LockTimeout = TimeSpan.FromMinutes(5);
            },
            new LastRings(doorbell),
            new FakeTimeProvider());
        foreach (var tenant in tenants)
        {
            await MadeDatabases.CopyAsync(tenant, FileOf(tenant));
            await _host.TenantDatabase.PrepareAsync(tenant, Token);
        }

        return new HostedStorage(_host.Storage, _host.HostTransactions, tenant => new SqliteConnection($"Data Source={FileOf(tenant)};Pooling=False"));
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string FileOf(TenantId tenant) => Path.Combine(_folder.Path, $"customer-{tenant}.sqlite");
}
