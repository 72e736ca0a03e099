using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlSettingsStoreTests(PostgreSqlServer server) : TenantSettingsStoreSuite
{
    private readonly PostgreSqlSite _site = new();
    private PostgreSqlHost? _host;

    [Fact]
    public async Task What_is_stored_is_told_to_other_processes_like_any_change_of_the_tenant()
    {
        var before = (await _host!.Tenants.ListChangesAsync(null, Token))[^1].Number;

        Assert.True(await Store.TrySaveAsync(Samples.Anna, new TenantSettings(), ChangeOf(1), Token));
        Assert.False(await Store.TrySaveAsync(Samples.Boris, new TenantSettings(), ChangeOf(2), Token));

        Assert.Equal([new TenantChange(before + 1, Samples.Anna)], await _host.Tenants.ListChangesAsync(before, Token));
    }

    [Fact]
    public async Task Of_a_tenant_that_is_not_there_nothing_is_stored_and_of_one_that_is_removed_nothing_is_left()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Store.TrySaveAsync(new TenantId("nobody"), new TenantSettings(), ChangeOf(1), Token).AsTask());
        await Store.TrySaveAsync(Samples.Anna, new TenantSettings(), ChangeOf(1), Token);

        await _host!.Tenants.RemoveAsync(Samples.Anna, Token);

        Assert.Equal(0, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Empty(await Store.ListChangesAsync(Samples.Anna, null, 10, Token));
    }

    protected override async ValueTask<ITenantSettingsStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        server.Require();
        _host = new PostgreSqlHost(_site);
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
            await _site.DisposeAsync();
        }
    }

    private static SettingsChange ChangeOf(long version) =>
        new(version, Samples.Noon, new ReverseBuy.Orders.Actor(ReverseBuy.Orders.ActorKind.Operator, "o-7"), [new SettingDifference("languages", null, "en")]);
}
