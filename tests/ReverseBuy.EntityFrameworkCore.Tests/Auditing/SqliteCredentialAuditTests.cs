using ReverseBuy.Auditing;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Tests.Auditing;

public sealed class SqliteCredentialAuditTests : CredentialAuditSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override async ValueTask<(ICredentialStore Credentials, ICredentialAuditStore Audit)> MakeAsync(IReadOnlyList<TenantId> tenants, TimeProvider time)
    {
        _host = new SqliteHost(_folder, time: time);
        foreach (var tenant in tenants)
        {
            await _host.TenantDatabase.PrepareAsync(tenant, Token);
        }

        return (_host.Credentials, _host.CredentialAudit);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }
}
