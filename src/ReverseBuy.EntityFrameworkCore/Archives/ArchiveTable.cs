using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>A table of a tenant's database, as the model has it.</summary>
internal sealed class ArchiveTable
{
    private readonly IReadOnlyList<string> _key;

    private ArchiveTable(ITable table, ISqlGenerationHelper sql)
    {
        Name = table.Name;
        Columns = [.. table.Columns.Select(ArchiveColumn.Of).OrderBy(column => column.Name, StringComparer.Ordinal)];
        _key = [.. table.PrimaryKey!.Columns.Select(column => column.Name)];
        QuotedName = sql.DelimitIdentifier(table.Name);
        var columns = string.Join(", ", Columns.Select(column => sql.DelimitIdentifier(column.Name)));
        Select = $"SELECT {columns} FROM {QuotedName} ORDER BY {string.Join(", ", _key.Select(sql.DelimitIdentifier))}";
        var insert = new StringBuilder($"INSERT INTO {QuotedName} ({columns}) VALUES (");
        insert.AppendJoin(", ", Enumerable.Range(0, Columns.Count).Select(ParameterOf)).Append(')');
        Insert = insert.ToString();
    }

    public string Name { get; }

    public string QuotedName { get; }

    public IReadOnlyList<ArchiveColumn> Columns { get; }

    /// <summary>Reads all rows, in the order of the key: every engine compares keys byte by byte.</summary>
    public string Select { get; }

    public string Insert { get; }

    /// <summary>Gives one column of one row another value, if it still has the one that is known: <c>@p0</c> the new value, <c>@p1</c> the known one, then the key.</summary>
    public string Replace(string column, ISqlGenerationHelper sql) => new StringBuilder($"UPDATE {QuotedName} SET {sql.DelimitIdentifier(column)} = {ParameterOf(0)} WHERE ")
        .AppendJoin(" AND ", _key.Prepend(column).Select((part, index) => $"{sql.DelimitIdentifier(part)} = {ParameterOf(index + 1)}"))
        .ToString();

    /// <summary>What tells a row from all others.</summary>
    public IEnumerable<object?> KeyOf(object?[] row) => _key.Select(column => row[IndexOf(column)]);

    public static string ParameterOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{index}");

    /// <summary>All tables but the one that says whose database it is, each after those it refers to.</summary>
    public static IReadOnlyList<ArchiveTable> AllOf(DbContext context)
    {
        var sql = context.GetService<ISqlGenerationHelper>();
        var left = context.Model.GetRelationalModel().Tables.Where(table => table.Name != "database_owner").OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ArchiveTable>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var next = left.Find(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable.Name)))
                ?? throw new NotSupportedException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(table => table.Name))}.");
            left.Remove(next);
            done.Add(next.Name);
            ordered.Add(new ArchiveTable(next, sql));
        }

        return ordered;
    }

    public int IndexOf(string column) => Columns.Index().First(pair => pair.Item.Name == column).Index;
}
