using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ReverseBuy.Conventions.Tests.Schemas;

/// <summary>
/// Within a minor version a schema only grows: a host of the version before goes on working at a database that was migrated. What is not known to be harmless is refused.
/// </summary>
internal static class ExpandOnlyLaw
{
    public static IEnumerable<string> Violations(string migration, IReadOnlyList<MigrationOperation> operations)
    {
        var newTables = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        return operations
            .Select(operation => (Operation: operation, Complaint: Complain(operation, newTables)))
            .Where(found => found.Complaint is not null)
            .Select(found => $"{migration}: {found.Operation.GetType().Name} {found.Complaint} Make it in two steps, the second in the next minor version (docs/operations.md, Migrations).");
    }

    private static string? Complain(MigrationOperation operation, HashSet<string> newTables) => operation switch
    {
        CreateTableOperation => null,
        AddColumnOperation column when newTables.Contains(column.Table) => null,
        AddColumnOperation column => IsFilled(column)
            ? null
            : $"adds {column.Table}.{column.Name}, which may not be null and has no default: a host of the version before writes rows without it.",
        AlterColumnOperation column => Narrowing(column) is { } how ? $"narrows {column.Table}.{column.Name}: {how}." : null,
        CreateIndexOperation { IsUnique: true } index when !newTables.Contains(index.Table) =>
            $"makes {string.Join(", ", index.Columns)} of {index.Table} unique, which a host of the version before does not know.",
        CreateIndexOperation or DropIndexOperation => null,
        ITableMigrationOperation table when newTables.Contains(table.Table) => null,
        _ => "is not known to be harmless to a host of the version before.",
    };

    private static bool IsFilled(AddColumnOperation column) =>
        column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null || column.ComputedColumnSql is not null;

    private static string? Narrowing(AlterColumnOperation column)
    {
        var (old, now) = (column.OldColumn, column);
        return old.IsNullable && !now.IsNullable ? "it may not be null any more"
            : old.ClrType != now.ClrType || !string.Equals(old.ColumnType, now.ColumnType, StringComparison.OrdinalIgnoreCase) && now.MaxLength is not null ? "it has another type"
            : now.MaxLength < (old.MaxLength ?? int.MaxValue) ? "it is shorter"
            : now.Precision < (old.Precision ?? int.MaxValue) || now.Scale < (old.Scale ?? int.MaxValue) ? "it is less precise"
            : null;
    }
}
