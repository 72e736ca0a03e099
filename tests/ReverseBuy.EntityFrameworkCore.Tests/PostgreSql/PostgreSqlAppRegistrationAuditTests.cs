using ReverseBuy.Auditing;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlAppRegistrationAuditTests(PostgreSqlServer server) : AppRegistrationAuditSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    protected override ValueTask<(IAppRegistrationStore Registrations, IAppRegistrationAuditStore Audit)> MakeAsync(TimeProvider time)
    {
        server.Require();
        _host = new PostgreSqlHost(_site, time: time);
        return ValueTask.FromResult((_host.Registrations, _host.RegistrationAudit));
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
