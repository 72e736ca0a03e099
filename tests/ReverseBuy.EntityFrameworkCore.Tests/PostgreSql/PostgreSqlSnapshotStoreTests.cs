using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlSnapshotStoreTests(PostgreSqlServer server) : SnapshotStoreSuite
{
    private readonly PostgreSqlSite _site = server.Lender();
    private PostgreSqlHost? _host;

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }

    protected override async ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
        await server.PrepareAsync(_site, _host, tenants);
        return _host.Snapshots;
    }
}
