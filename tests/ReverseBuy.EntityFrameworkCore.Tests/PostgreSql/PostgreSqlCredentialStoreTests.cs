using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Tests.Credentials;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlCredentialStoreTests(PostgreSqlServer server) : CredentialStoreSuite
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

    protected override async ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
        await server.PrepareAsync(_site, _host, tenants);
        return _host.Credentials;
    }
}
