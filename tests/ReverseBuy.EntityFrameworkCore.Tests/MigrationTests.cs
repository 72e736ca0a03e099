using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Tests.Snapshots;
using ReverseBuy.Inventory;
using ReverseBuy.NextVersion;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_migrations_say_all_that_the_models_say()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var control = await host.Databases.ReadControlAsync(Token);
        await using var tenant = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.False(control.Database.HasPendingModelChanges());
        Assert.False(tenant.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_migration_is_applied_once_however_often_a_database_is_prepared()
    {
        for (var start = 0; start < 2; start++)
        {
            await using var host = new SqliteHost(_folder);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.TenantDatabase.PrepareAsync(Samples.Anna, Token).AsTask(), Token)));
            await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
            Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
            Assert.NotEmpty(context.Database.GetMigrations());
            Assert.Equal("wal", await context.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Token));
            Assert.Equal(2, await context.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Token));
        }
    }

    [Fact]
    public async Task A_database_of_an_older_version_is_brought_up_to_date_and_keeps_what_it_held()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full("留"), Samples.Noon), Token);
        }

        await using var newer = new SqliteHost(_folder, options => options.NextVersion = NextVersionHost.Use);
        Assert.Equal("留", (await newer.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token))!.Product.Title);
        await using var view = await newer.Storage.ReadAsync(Samples.Anna, Token);
        Assert.Empty(await view.Orders.ListAsync(new OrderQuery(), Token));
        Assert.EndsWith("_Seasons", await newer.Schema.FindVersionAsync(Samples.Anna, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_killed_in_the_middle_of_a_migration_does_not_hold_up_the_next()
    {
        // What a killed migrator leaves: a file without schema, and its mark that says "I am at it".
        Directory.CreateDirectory(Path.Combine(_folder.Data, "tenants"));
        await using (var connection = new SqliteConnection($"Data Source={_folder.TenantFile(Samples.Anna)};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01 12:00:00');
                """;
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var host = new SqliteHost(_folder);
        Assert.Null(await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token));
    }
}
