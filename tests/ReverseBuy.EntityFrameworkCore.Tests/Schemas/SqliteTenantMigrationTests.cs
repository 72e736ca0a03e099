using Microsoft.Data.Sqlite;
using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;
using ReverseBuy.NextVersion;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

public sealed class SqliteTenantMigrationTests : TenantMigrationTests
{
    private readonly List<TemporaryFolder> _folders = [];
    private TemporaryFolder _folder = null!;

    protected override string Released
    {
        get
        {
            using var context = new TenantDbContext(SqliteContextOptions.For<TenantDbContext>("Data Source=:memory:", null));
            return SchemaVersions.Of(context).Current;
        }
    }

    protected override int Crowd => FullRun.IsAsked ? 1000 : 40;

    protected override int KillStride => 1;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return ValueTask.CompletedTask;
    }

    protected override async Task<IReadOnlyList<TenantId>> MakeBehindAsync(int count)
    {
        _folder = Remember(new TemporaryFolder());
        var tenants = Names(count);
        await using (var host = await StartAsync())
        {
            await RegisterAsync(host, tenants);
        }

        foreach (var tenant in tenants)
        {
            await MadeDatabases.CopyAsync(Samples.Anna, _folder.TenantFile(tenant));
            await ExecuteAsync(tenant, $"UPDATE database_owner SET tenant = '{tenant}'");
        }

        return tenants;
    }

    protected override Task<IStorageHost> StartAsync(bool isAutomatic = false) =>
        Task.FromResult<IStorageHost>(new SqliteHost(_folder, options => (options.AutomaticMigration, options.NextVersion) = (isAutomatic, NextVersionHost.Use)));

    protected override Task<IStorageHost> StartBesideAsync() =>
        Task.FromResult<IStorageHost>(new SqliteHost(Remember(_folder.Sharing()), options => options.NextVersion = NextVersionHost.Use));

    protected override Task ExpireClaimsAsync() =>
        ExecuteAsync(Path.Combine(_folder.Data, "control.db"), "UPDATE migration_ledger SET claimed_until = '2000-01-01 00:00:00'");

    protected override Task ExecuteAsync(TenantId tenant, string statement) => ExecuteAsync(_folder.TenantFile(tenant), statement);

    private static async Task ExecuteAsync(string file, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Token);
    }

    private TemporaryFolder Remember(TemporaryFolder folder)
    {
        _folders.Add(folder);
        return folder;
    }
}
