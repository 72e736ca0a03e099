using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReverseBuy.EntityFrameworkCore;

namespace ReverseBuy.Conventions.Tests.Law.PersonalData;

/// <summary>Of every column somebody has decided whether it holds personal data, and what becomes of it: a new one needs a row of the page.</summary>
public sealed class PersonalDataLawTests
{
    private static readonly string Page = Path.Combine(SourceProject.RepositoryRoot, "docs", "personal-data.md");

    [Fact]
    public void Every_column_is_decided_once_and_nothing_else_is()
    {
        using var control = new ControlDbContext(new DbContextOptionsBuilder<ControlDbContext>().UseSqlite("Data Source=:memory:").Options);
        using var tenant = new TenantDbContext(new DbContextOptionsBuilder<TenantDbContext>().UseSqlite("Data Source=:memory:").Options);
        var columns = ColumnsOf("Control database", control).Concat(ColumnsOf("Tenant database", tenant)).ToHashSet();

        Assert.True(columns.Count > 200, $"Only {columns.Count} columns were found.");
        Violations.None(PersonalDataLaw.Violations(columns, PersonalDataPage.Parse(File.ReadAllText(Page))));
    }

    [Fact]
    public void What_is_missing_decided_twice_or_decided_of_nothing_is_told()
    {
        const string Told = """
            ## Tenant database
            | table | columns | decision |
            |---|---|---|
            | `orders` | `id`, `note` | none: numbers |
            | `orders` | `note` | erased |
            | `orders` | `gone` | perhaps |
            """;

        Assert.Equal(
            [
                "docs/personal-data.md decides nothing of orders.customer (Tenant database).",
                "docs/personal-data.md decides twice of orders.note (Tenant database).",
                "docs/personal-data.md decides of orders.gone (Tenant database), which is no column.",
                "docs/personal-data.md decides 'perhaps' of orders.gone (Tenant database): use erased, expires, id, kept, none, secret.",
            ],
            PersonalDataLaw.Violations(
                [("Tenant database", "orders", "id"), ("Tenant database", "orders", "note"), ("Tenant database", "orders", "customer")], PersonalDataPage.Parse(Told)));
    }

    private static IEnumerable<(string Database, string Table, string Column)> ColumnsOf(string database, DbContext context) =>
        from table in context.Model.GetRelationalModel().Tables
        from column in table.Columns
        select (database, table.Name, column.Name);
}
