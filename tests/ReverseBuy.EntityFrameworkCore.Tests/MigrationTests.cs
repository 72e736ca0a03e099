using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReverseBuy.EntityFrameworkCore.Tests.Snapshots;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Testing.Storage;

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
            await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
            await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First(), Token);
        }

        await using var newer = new SqliteHost(_folder);
        Assert.Equal("留", (await newer.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token))!.Product.Title);
        await using var view = await newer.Storage.ReadAsync(Samples.Anna, Token);
        Assert.Empty(await view.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task An_order_from_before_questions_has_none_and_its_lines_bear_no_freight_and_no_discount()
    {
        var full = StorageSamples.Order(1);
        var order = full with
        {
            IsBilledLater = false,
            CancellationRequestedAt = null,
            Country = null,
            Compliance = null,
            Questions = [],
            Holds = [],
            Lines = [.. full.Lines.Select(line => line with { SourceTitle = null, Category = null })],
        };
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await using (var unit = await host.Storage.BeginAsync(Samples.Anna, Token))
            {
                await unit.Orders.AddAsync(order, Token);
                await unit.CommitAsync(Token);
            }

            await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
            var before = context.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_Questions", StringComparison.Ordinal)).Last();
            await context.GetService<IMigrator>().MigrateAsync(before, Token);
        }

        await using var newer = new SqliteHost(_folder);
        await newer.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var view = await newer.Storage.ReadAsync(Samples.Anna, Token);
        var nothing = Money.Zero(Currency.EUR);
        Assert.Equivalent(
            order with { Lines = [.. order.Lines.Select(line => line with { DomesticFreight = nothing, Discount = nothing, ToReturn = 0 })] },
            await view.Orders.FindAsync(order.Id, Token),
            strict: true);
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
