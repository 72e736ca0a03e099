using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ReverseBuy.NextVersion;

/// <summary>The released migrations of a kind of database, and those of the next version.</summary>
internal sealed class NextVersionMigrations : IMigrationsAssembly
{
    private static readonly TypeInfo[] s_next = [typeof(Seasons).GetTypeInfo()];

    public NextVersionMigrations(ICurrentDbContext current, IDbContextOptions options)
    {
        var kind = current.Context.GetType();
        Assembly = Assembly.Load(RelationalOptionsExtension.Extract(options).MigrationsAssembly!);
        Migrations = Assembly.DefinedTypes
            .Concat(s_next)
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == kind && type.GetCustomAttribute<MigrationAttribute>() is not null)
            .OrderBy(type => type.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal)
            .ToDictionary(type => type.GetCustomAttribute<MigrationAttribute>()!.Id);
        ModelSnapshot = (ModelSnapshot)Activator.CreateInstance(
            Assembly.DefinedTypes.Single(type => type.IsSubclassOf(typeof(ModelSnapshot)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == kind))!;
    }

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; }

    public ModelSnapshot? ModelSnapshot { get; }

    public Assembly Assembly { get; }

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.SingleOrDefault(id => id == nameOrId || id.EndsWith($"_{nameOrId}", StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        if (migration is Seasons next)
        {
            next.Before = CreateMigration(Migrations.Values.Last(type => !s_next.Contains(type)), activeProvider);
        }

        return migration;
    }
}
