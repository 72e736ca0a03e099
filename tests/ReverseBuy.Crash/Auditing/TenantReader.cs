using System.Globalization;
using System.Text.Json;
using Npgsql;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Reads a tenant's database with plain SQL, all of it as it was at one moment.</summary>
internal sealed class TenantReader : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private TenantReader(NpgsqlConnection connection) => _connection = connection;

    public static async Task<TenantReader> OpenAsync(string server, string database, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{server};Database={database};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        var reader = new TenantReader(connection);
        await reader.RowsAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", _ => 0, cancellationToken);
        return reader;
    }

    public async Task<TenantEvidence> ReadAsync(string tenant, IReadOnlyList<int> begun, CancellationToken cancellationToken)
    {
        var moves = (await RowsAsync(
                "SELECT order_line_id, from_name, to_name, quantity FROM history WHERE kind = 'UnitsMoved'",
                row => (Line: row.GetGuid(0), From: row.GetString(1), To: row.GetString(2), Quantity: row.GetInt32(3)),
                cancellationToken))
            .ToLookup(move => move.Line);
        return new TenantEvidence
        {
            Tenant = tenant,
            Begun = [.. begun.Select(number => Errand.CustomerOf(number).Value)],
            Commands = await CommandsAsync(cancellationToken),
            Orders = await RowsAsync(
                "SELECT id, customer, state, charged_minor, paid_minor FROM orders",
                row => new OrderEvidence(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4)),
                cancellationToken),
            Lines = await RowsAsync(
                "SELECT order_id, id, listing, sku, units FROM order_lines",
                row =>
                {
                    var held = JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(4))!;
                    var told = Told(held.Values.Sum(), moves[row.GetGuid(1)].Select(move => (move.From, move.To, move.Quantity)));
                    return new OrderLineEvidence(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), held, told);
                },
                cancellationToken),
            Purchases = await RowsAsync(
                "SELECT id, marketplace, state, reference FROM purchase_orders",
                row => new PurchaseEvidence(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3)),
                cancellationToken),
            PurchaseLines = await RowsAsync(
                "SELECT purchase_order_id, order_line_id, listing, sku, quantity, freed FROM purchase_order_lines",
                row => new PurchaseLineEvidence(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5)),
                cancellationToken),
            KnownUpstream = await RowsAsync(
                "SELECT purchase_order_id, upstream_id, state FROM upstream_orders",
                row => new KnownUpstreamEvidence(row.GetGuid(0), row.GetString(1), row.GetString(2)),
                cancellationToken),
            Money = await RowsAsync(
                $"SELECT aggregate_kind, aggregate, kind, amount_minor, at_pinned_rate_minor, reference FROM money_entries WHERE customer <> '{Witness.Name}'",
                row => new MoneyEvidence(KeyOf(row, 0), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4), row.GetString(5)),
                cancellationToken),
            Parcels = await RowsAsync(
                "SELECT id, state, charged_minor, paid_minor FROM parcels",
                row => new ParcelEvidence(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)),
                cancellationToken),
            Holds = await RowsAsync(
                "SELECT order_line_id, quantity, state FROM stock_holds", row => new HoldEvidence(row.GetGuid(0), row.GetInt32(1), row.GetString(2)), cancellationToken),
            Transitions = await RowsAsync(
                "SELECT aggregate_kind, aggregate, version, to_name FROM history WHERE kind = 'Transition' AND subject = ''",
                row => new TransitionEvidence(KeyOf(row, 0), row.GetInt32(2), row.GetString(3)),
                cancellationToken),
            Marks = await RowsAsync("SELECT event_id, handler FROM inbox", row => new MarkEvidence(row.GetGuid(0), row.GetString(1)), cancellationToken),
            Effects = await RowsAsync(
                $"SELECT aggregate, reference FROM money_entries WHERE customer = '{Witness.Name}'", row => EffectOf(row.GetGuid(0), row.GetString(1)), cancellationToken),
            Timeline = await RowsAsync("SELECT event_id, order_id FROM timeline", row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken),
            Timers = await RowsAsync("SELECT aggregate_kind, aggregate, name, error FROM timers", Text, cancellationToken),
            Outbox = await RowsAsync("SELECT type, aggregate_kind, aggregate, failures, is_parked, error FROM outbox", Text, cancellationToken),
        };
    }

    public Task<IReadOnlyList<CommandEvidence>> CommandsAsync(CancellationToken cancellationToken) => RowsAsync(
        "SELECT key, aggregate_kind, aggregate, state, version FROM commands",
        row => new CommandEvidence(row.GetString(0), new Receipt(KeyOf(row, 1), row.GetString(3), row.GetInt32(4))),
        cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static AggregateKey KeyOf(NpgsqlDataReader row, int column) => new(Enum.Parse<AggregateKind>(row.GetString(column)), row.GetGuid(column + 1));

    private static EffectEvidence EffectOf(Guid @event, string reference)
    {
        var parts = reference.Split('|');
        return new EffectEvidence(@event, parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }

    /// <summary>The units by the moves that the history tells of.</summary>
    private static Dictionary<string, int> Told(int all, IEnumerable<(string From, string To, int Quantity)> moves)
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal) { ["Pending"] = all };
        foreach (var (from, to, quantity) in moves)
        {
            units[from] = units.GetValueOrDefault(from) - quantity;
            units[to] = units.GetValueOrDefault(to) + quantity;
        }

        return units.Where(bucket => bucket.Value != 0).ToDictionary(StringComparer.Ordinal);
    }

    private static string Text(NpgsqlDataReader row) => string.Join(
        ' ', Enumerable.Range(0, row.FieldCount).Where(column => !row.IsDBNull(column)).Select(column => Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)));

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Every query is a constant of this class.
        await using var command = new NpgsqlCommand(query, _connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
