using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: the schema versions that this host knows, which are the names of its migrations. Thread-safe.</summary>
public sealed class SchemaVersions
{
    // Entity Framework keeps one model for all databases of a kind that have the same history.
    private static readonly ConditionalWeakTable<IModel, SchemaVersions> Known = [];

    private readonly HashSet<string> _dispensable;

    private SchemaVersions(DbContext context)
    {
        var engine = context.Database.ProviderName!;
        var assembly = context.GetService<IMigrationsAssembly>();
        All = [.. assembly.Migrations.Keys];
        _dispensable = [.. assembly.Migrations
            .Where(migration => assembly.CreateMigration(migration.Value, engine).UpOperations.All(IsDispensable))
            .Select(migration => migration.Key)];
        Oldest = All.Last(version => version == All[0] || !_dispensable.Contains(version));
    }

    /// <summary>The versions, the oldest first.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The version that this host migrates to.</summary>
    public string Current => All[^1];

    /// <summary>The oldest version that this host can work with: what came later only makes it faster.</summary>
    public string Oldest { get; }

    /// <summary>Finds the versions of a kind of database. Nothing is opened.</summary>
    /// <param name="context">A context of it.</param>
    /// <returns>The versions, the same for all databases of the kind.</returns>
    public static SchemaVersions Of(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Known.GetValue(context.Model, _ => new SchemaVersions(context));
    }

    /// <summary>Tells which version a database is at.</summary>
    /// <param name="applied">The migrations that it has seen.</param>
    /// <returns>The last one; <see langword="null"/> for none.</returns>
    public static string? VersionOf(IEnumerable<string> applied) => applied.Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Tells whether a database lacks anything that this host has to give it.</summary>
    /// <param name="applied">The migrations that it has seen.</param>
    /// <returns>Whether it is behind. One that a newer host has migrated is not.</returns>
    public bool IsBehind(IEnumerable<string> applied) => All.Except(applied, StringComparer.Ordinal).Any();

    /// <summary>Tells whether this host can work with a database.</summary>
    /// <param name="applied">The migrations that it has seen.</param>
    /// <returns>Whether all that it lacks can be done without.</returns>
    public bool Serves(IEnumerable<string> applied) => All.Except(applied, StringComparer.Ordinal).All(_dispensable.Contains);

    // Entity Framework names every column it knows: a host can do without what makes reading faster, and without nothing else.
    private static bool IsDispensable(MigrationOperation operation) => operation is CreateIndexOperation { IsUnique: false } or DropIndexOperation;
}
