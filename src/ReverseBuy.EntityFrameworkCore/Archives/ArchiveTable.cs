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
