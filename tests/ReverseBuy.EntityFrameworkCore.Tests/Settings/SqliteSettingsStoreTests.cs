using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Settings;

public sealed class SqliteSettingsStoreTests : TenantSettingsStoreSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override async ValueTask<ITenantSettingsStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        _host = new SqliteHost(_folder);
        foreach (var tenant in tenants)
        {
            await _host.Tenants.SaveAsync(new Tenant { Id = tenant, Name = tenant.Value }, Token);
        }

        return _host.Settings;
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
