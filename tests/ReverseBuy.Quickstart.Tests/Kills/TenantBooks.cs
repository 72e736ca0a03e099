using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>A tenant's database as it lies on disk, read with nothing of the product in between.</summary>
internal sealed class TenantBooks : IDisposable
{
    private readonly SqliteConnection _connection;

    // Read only: who closes a database last tidies up what a killed process left, and that is for the next tour to do.
    public TenantBooks(TemporaryFolder folder, string tenant)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = folder.TenantFile(tenant), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        _connection = new SqliteConnection(builder.ConnectionString);
        _connection.Open();
    }

    /// <summary>The lines of every order with the units they hold, wherever those are.</summary>
    public IReadOnlyList<OrderedLine> Lines() => OrderedLine.Sum(Rows("SELECT marketplace, listing, sku, units FROM order_lines")
        .Select(row => new OrderedLine(row[0], row[1], row[2], Units(row[3]).Values.Sum())));

    /// <summary>The lines of every purchase that bought something, less what it gave back.</summary>
    public IReadOnlyList<OrderedLine> PurchasedLines() => OrderedLine.Sum(
        Rows("SELECT marketplace, listing, sku, quantity - freed FROM purchase_order_lines WHERE quantity > freed AND purchase_order_id IN "
            + "(SELECT id FROM purchase_orders WHERE state IN ('Placed', 'Paid', 'Closed'))")
        .Select(row => new OrderedLine(row[0], row[1], row[2], int.Parse(row[3], CultureInfo.InvariantCulture))));

    public IReadOnlyList<string> References() => [.. Rows("SELECT reference FROM purchase_orders").Select(row => row[0])];

    /// <summary>Every line's units: those it holds, and those its history says it holds. They are the same.</summary>
    public IEnumerable<(IReadOnlyDictionary<string, int> Held, IReadOnlyDictionary<string, int> Told)> UnitsByLine()
    {
        foreach (var line in Rows("SELECT id, units FROM order_lines"))
        {
            var held = Units(line[1]);
            var told = new Dictionary<string, int>(StringComparer.Ordinal) { ["Pending"] = held.Values.Sum() };
            foreach (var move in Rows("SELECT from_name, to_name, quantity FROM history WHERE kind = 'UnitsMoved' AND order_line_id = $1", line[0]))
            {
                var quantity = int.Parse(move[2], CultureInfo.InvariantCulture);
                told[move[0]] = told.GetValueOrDefault(move[0]) - quantity;
                told[move[1]] = told.GetValueOrDefault(move[1]) + quantity;
            }

            yield return (held, told.Where(bucket => bucket.Value != 0).ToDictionary());
        }
    }

    /// <summary>The rows of a query, each value as text, <c>NULL</c> as nothing.</summary>
    public List<string[]> Rows(string query, params string[] parameters)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every query is a constant of these tests.
        command.CommandText = query;
#pragma warning restore CA2100
        for (var index = 0; index < parameters.Length; index++)
        {
            command.Parameters.AddWithValue($"${index + 1}", parameters[index]);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private static Dictionary<string, int> Units(string text) => JsonSerializer.Deserialize<Dictionary<string, int>>(text)!;
}
