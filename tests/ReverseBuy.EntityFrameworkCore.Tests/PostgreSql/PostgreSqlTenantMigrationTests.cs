using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;
using ReverseBuy.EntityFrameworkCore.Tests.Schemas;
using ReverseBuy.NextVersion;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlTenantMigrationTests(PostgreSqlServer server) : TenantMigrationTests
{
    private readonly PostgreSqlSite _templates = new();
    private readonly List<PostgreSqlSite> _sites = [];
    private bool _hasTemplate;

    private PostgreSqlSite Site => _sites[^1];

    protected override string Released
    {
        get
        {
            using var context = new TenantDbContext(PostgreSqlContextOptions.ForTools<TenantDbContext>());
            return SchemaVersions.Of(context).Current;
        }
    }

    protected override int Crowd => FullRun.IsAsked ? 200 : 20;

    // Making databases takes long here, and what lies between the steps is the same for all engines.
    protected override int KillStride => FullRun.IsAsked ? 1 : 4;

    public override ValueTask InitializeAsync()
    {
        server.Require();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_hasTemplate)
        {
            await _templates.DisposeAsync();
        }

        foreach (var site in _sites)
        {
            await site.DisposeAsync();
        }
    }

    protected override async Task<IReadOnlyList<TenantId>> MakeBehindAsync(int count)
    {
        await MakeTemplateAsync();
        _sites.Add(new PostgreSqlSite());
        var tenants = Names(count);
        await Site.ExecuteAsync($"CREATE DATABASE \"{Site.ControlDatabase}\" TEMPLATE \"{_templates.ControlDatabase}\" STRATEGY file_copy");
        await using (var host = await StartAsync())
        {
            await RegisterAsync(host, tenants);
        }

        foreach (var tenant in tenants)
        {
            await Site.ExecuteAsync($"CREATE DATABASE \"{Site.Prefix}{tenant}\" TEMPLATE \"{_templates.Prefix}anna\" STRATEGY file_copy");
            await ExecuteAsync(tenant, $"UPDATE database_owner SET tenant = '{tenant}'");
        }

        return tenants;
    }

    protected override Task<IStorageHost> StartAsync(bool isAutomatic = false) =>
        Task.FromResult<IStorageHost>(new PostgreSqlHost(Site, options => (options.AutomaticMigration, options.NextVersion) = (isAutomatic, NextVersionHost.Use)));

    protected override Task<IStorageHost> StartBesideAsync() => StartAsync();

    protected override Task ExpireClaimsAsync() => Site.ExecuteAsync("UPDATE migration_ledger SET claimed_until = '2000-01-01 00:00:00+00'", Site.ControlDatabase);

    protected override Task ExecuteAsync(TenantId tenant, string statement) => Site.ExecuteAsync(statement, Site.Prefix + tenant.Value);

    private async Task MakeTemplateAsync()
    {
        if (_hasTemplate)
        {
            return;
        }

        _hasTemplate = true;
        await using var host = new PostgreSqlHost(_templates);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.DisposeAsync();

        // No row of its own: what is copied knows of nobody.
        await _templates.ExecuteAsync("DELETE FROM migration_ledger", _templates.ControlDatabase);
    }
}
