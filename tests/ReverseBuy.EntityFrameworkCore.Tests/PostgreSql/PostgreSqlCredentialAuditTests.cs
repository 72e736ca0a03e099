using ReverseBuy.Auditing;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlCredentialAuditTests(PostgreSqlServer server) : CredentialAuditSuite
{
    private readonly PostgreSqlSite _site = server.Lender();
    private PostgreSqlHost? _host;

    protected override async ValueTask<(ICredentialStore Credentials, ICredentialAuditStore Audit)> MakeAsync(IReadOnlyList<TenantId> tenants, TimeProvider time)
    {
        server.Require();
        _host = new PostgreSqlHost(_site, time: time);
        await server.PrepareAsync(_site, _host, tenants);
        return (_host.Credentials, _host.CredentialAudit);
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
