using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlAppRegistrationStoreTests(PostgreSqlServer server) : AppRegistrationStoreSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    protected override ValueTask<IAppRegistrationStore> MakeAsync()
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
        return ValueTask.FromResult(_host.Registrations);
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
