using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Tests.Control;

public sealed class SqliteAppRegistrationStoreTests : AppRegistrationStoreSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override ValueTask<IAppRegistrationStore> MakeAsync()
    {
        _host = new SqliteHost(_folder);
        return ValueTask.FromResult(_host.Registrations);
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
