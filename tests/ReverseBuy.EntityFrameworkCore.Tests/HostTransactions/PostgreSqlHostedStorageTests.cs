using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>All that a storage promises, through transactions of a host with connections of its own.</summary>
public sealed class PostgreSqlHostedStorageTests(PostgreSqlServer server) : TenantStorageSuite
{
    private readonly PostgreSqlSite _site = server.Lender();
    private PostgreSqlHost? _host;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        server.Require();
        _host = new PostgreSqlHost(
            _site,
            options =>
            {
                options.TenantDatabase = tenant => _site.Prefix + tenant.Value;
                options.LockTimeout = TimeSpan.FromMinutes(5);
            },
            new LastRings(doorbell),
            new FakeTimeProvider());
        await server.PrepareAsync(_site, _host, tenants);

        // Few, as many tests share the server; the others wait for one.
        return new HostedStorage(
            _host.Storage, _host.HostTransactions, tenant => new NpgsqlConnection(_site.TenantConnectionString(tenant) + ";Maximum Pool Size=4;Timeout=300"));
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }
}
