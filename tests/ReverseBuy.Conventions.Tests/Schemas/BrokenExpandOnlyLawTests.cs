using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ReverseBuy.Conventions.Tests.Schemas;

/// <summary>The law catches who breaks it, and lets pass who does not.</summary>
public sealed class BrokenExpandOnlyLawTests
{
    public static TheoryData<MigrationOperation> Contracting =>
    [
        new DropTableOperation { Name = "orders" },
        new DropColumnOperation { Table = "orders", Name = "state" },
        new RenameTableOperation { Name = "orders", NewName = "purchases" },
        new RenameColumnOperation { Table = "orders", Name = "state", NewName = "status" },
        new AddColumnOperation { Table = "orders", Name = "grade", ClrType = typeof(string), ColumnType = "text" },
        Altered(now => now.IsNullable = false),
        Altered(now => now.ClrType = typeof(int)),
        Altered(now => now.MaxLength = 20),
        new CreateIndexOperation { Table = "orders", Name = "i", Columns = ["state"], IsUnique = true },
        new AddForeignKeyOperation { Table = "orders", Name = "f", Columns = ["customer"] },
        new AddCheckConstraintOperation { Table = "orders", Name = "c", Sql = "version > 0" },
        new SqlOperation { Sql = "DELETE FROM orders" },
    ];

    public static TheoryData<MigrationOperation> Expanding =>
    [
        new CreateTableOperation { Name = "grades" },
        new AddColumnOperation { Table = "orders", Name = "grade", ClrType = typeof(string), IsNullable = true },
        new AddColumnOperation { Table = "orders", Name = "grade", ClrType = typeof(string), DefaultValue = string.Empty },
        new AddColumnOperation { Table = "orders", Name = "grade", ClrType = typeof(string), DefaultValueSql = "'none'" },
        Altered(now => now.MaxLength = null),
        new CreateIndexOperation { Table = "orders", Name = "i", Columns = ["state"] },
        new DropIndexOperation { Table = "orders", Name = "i" },
    ];

    [Theory]
    [MemberData(nameof(Contracting), DisableDiscoveryEnumeration = true)]
    public void What_a_host_of_the_version_before_could_not_work_with_is_found(MigrationOperation operation) =>
        Assert.Contains(operation.GetType().Name, Assert.Single(ExpandOnlyLaw.Violations("20270101000000_Bold", [operation])), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Expanding), DisableDiscoveryEnumeration = true)]
    public void What_only_adds_passes(MigrationOperation operation) => Assert.Empty(ExpandOnlyLaw.Violations("20270101000000_Careful", [operation]));

    [Fact]
    public void A_table_that_is_new_may_be_anything() => Assert.Empty(ExpandOnlyLaw.Violations(
        "20270101000000_Careful",
        [
            new CreateTableOperation { Name = "grades" },
            new CreateIndexOperation { Table = "grades", Name = "i", Columns = ["grade"], IsUnique = true },
            new AddForeignKeyOperation { Table = "grades", Name = "f", Columns = ["orders"] },
        ]));

    private static AlterColumnOperation Altered(Action<AlterColumnOperation> alter)
    {
        var altered = new AlterColumnOperation
        {
            Table = "orders",
            Name = "note",
            ClrType = typeof(string),
            IsNullable = true,
            MaxLength = 40,
            OldColumn = new AddColumnOperation { Table = "orders", Name = "note", ClrType = typeof(string), IsNullable = true, MaxLength = 40 },
        };
        alter(altered);
        return altered;
    }
}
