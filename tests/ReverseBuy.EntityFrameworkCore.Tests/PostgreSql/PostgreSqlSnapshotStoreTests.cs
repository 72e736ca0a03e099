using ReverseBuy.EntityFrameworkCore.Tests.Snapshots;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlSnapshotStoreTests(PostgreSqlServer server) : SnapshotStoreSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }

    protected override async ValueTask<ISnapshotStore> MakeAsync()
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
        await server.PrepareAsync(_site, _host, Samples.Anna, Samples.Boris);
        return _host.Snapshots;
    }
}
