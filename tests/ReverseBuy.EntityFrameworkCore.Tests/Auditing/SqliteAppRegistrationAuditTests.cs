using ReverseBuy.Auditing;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Tests.Auditing;

public sealed class SqliteAppRegistrationAuditTests : AppRegistrationAuditSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override ValueTask<(IAppRegistrationStore Registrations, IAppRegistrationAuditStore Audit)> MakeAsync(TimeProvider time)
    {
        _host = new SqliteHost(_folder, time: time);
        return ValueTask.FromResult((_host.Registrations, _host.RegistrationAudit));
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
