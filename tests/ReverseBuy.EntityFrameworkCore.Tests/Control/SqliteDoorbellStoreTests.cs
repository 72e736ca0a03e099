using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Control;

public sealed class SqliteDoorbellStoreTests : DoorbellStoreSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override ValueTask<IDoorbellStore> MakeAsync()
    {
        _host = new SqliteHost(_folder);
        return ValueTask.FromResult(_host.Doorbells);
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
