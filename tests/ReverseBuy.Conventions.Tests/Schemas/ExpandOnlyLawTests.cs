using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReverseBuy.EntityFrameworkCore;

namespace ReverseBuy.Conventions.Tests.Schemas;

public sealed class ExpandOnlyLawTests
{
    private const string Sqlite = "ReverseBuy.EntityFrameworkCore.Sqlite";
    private const string PostgreSql = "ReverseBuy.EntityFrameworkCore.PostgreSql";

    // The last migration of the last minor version, which all that follow may only add to. A minor version begins with moving these, and only then may contract.
    private static readonly Dictionary<(string Engine, string Database), string> s_baselines = new()
    {
        [(Sqlite, "control")] = "20261126190038_ControlBaseline",
        [(Sqlite, "tenant")] = "20261126190042_TenantBaseline",
        [(PostgreSql, "control")] = "20261126190045_ControlBaseline",
        [(PostgreSql, "tenant")] = "20261126190049_TenantBaseline",
    };

    public static TheoryData<string, string> Databases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (engine, database) in s_baselines.Keys)
            {
                data.Add(engine, database);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Since_its_baseline_a_schema_has_only_grown(string engine, string database)
    {
        using var context = Make(engine, database);
        var assembly = context.GetService<IMigrationsAssembly>();
        var baseline = s_baselines[(engine, database)];
        Assert.Contains(baseline, assembly.Migrations.Keys);
        Violations.None(assembly.Migrations
            .Where(migration => string.CompareOrdinal(migration.Key, baseline) > 0)
            .SelectMany(migration => ExpandOnlyLaw.Violations(migration.Key, assembly.CreateMigration(migration.Value, context.Database.ProviderName!).UpOperations)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void What_every_migration_undoes_would_be_refused(string engine, string database)
    {
        using var context = Make(engine, database);
        var assembly = context.GetService<IMigrationsAssembly>();
        var first = assembly.CreateMigration(assembly.Migrations.First().Value, context.Database.ProviderName!);
        Assert.Equal(first.DownOperations.Count, ExpandOnlyLaw.Violations("undone", first.DownOperations).Count());
        Assert.NotEmpty(first.DownOperations);
    }

    private static DbContext Make(string engine, string database) => (engine, database) switch
    {
        (Sqlite, "control") => new ControlDbContext(SqliteOf<ControlDbContext>()),
        (Sqlite, _) => new TenantDbContext(SqliteOf<TenantDbContext>()),
        (_, "control") => new ControlDbContext(PostgreSqlOf<ControlDbContext>()),
        _ => new TenantDbContext(PostgreSqlOf<TenantDbContext>()),
    };

    private static DbContextOptions<TContext> SqliteOf<TContext>()
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>().UseSqlite("Data Source=:memory:", options => options.MigrationsAssembly(Sqlite)).Options;

    private static DbContextOptions<TContext> PostgreSqlOf<TContext>()
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>().UseNpgsql("Host=localhost", options => options.MigrationsAssembly(PostgreSql)).Options;
}
