using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlDoorbellStoreTests(PostgreSqlServer server) : DoorbellStoreSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    protected override ValueTask<IDoorbellStore> MakeAsync()
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
        return ValueTask.FromResult(_host.Doorbells);
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
