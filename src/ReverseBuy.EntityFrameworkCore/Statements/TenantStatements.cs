using System.Collections.Concurrent;
using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReverseBuy.EntityFrameworkCore.Holds;
using ReverseBuy.EntityFrameworkCore.Idempotency;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>The statements that are written by hand, for the sake of placing orders. Made once per model; thread-safe.</summary>
internal sealed class TenantStatements
{
    private static readonly ConditionalWeakTable<IModel, TenantStatements> Known = [];
    private static readonly string[] StockColumns = ["Account", "Marketplace", "Listing", "Sku"];
    private static readonly DbType[] StockTypes = [DbType.String, DbType.String, DbType.String, DbType.String];

    private readonly ConcurrentDictionary<Type, RowInsert> _inserts = [];
    private readonly IModel _model;
    private readonly SqlNames _names;

    private TenantStatements(DbContext context)
    {
        _model = context.Model;
        _names = new SqlNames(context);
        FindCommand = new Statement(
            $"SELECT {_names.Columns<CommandRow>(CommandReading.Columns)} FROM {_names.Table(typeof(CommandRow))} WHERE {_names.Are<CommandRow>(nameof(CommandRow.Key))}",
            [DbType.String]);

        var (holds, observations) = (_names.Table(typeof(StockHoldRow)), _names.Table(typeof(StockObservationRow)));
        var (ofHolds, ofObservation) = (_names.Are<StockHoldRow>(StockColumns), _names.Are<StockObservationRow>(StockColumns));
        var finished = _names.Column<StockHoldRow>(nameof(StockHoldRow.FinishedAt));
        var asked = _names.Column<StockObservationRow>(nameof(StockObservationRow.AskedAt));
        var (kind, count) = (_names.Column<StockObservationRow>(nameof(StockObservationRow.Kind)), _names.Column<StockObservationRow>(nameof(StockObservationRow.Count)));
        FindStock = new Statement(
            $"SELECT o.{kind}, o.{count}, o.{asked}, (SELECT MIN({finished}) FROM {holds} WHERE {ofHolds}) "
            + $"FROM (SELECT 1 AS one) AS x LEFT JOIN {observations} AS o ON {ofObservation}",
            StockTypes);

        // Two ends of one index; an OR of both would read all that lies between.
        var hold = $"SELECT {_names.Columns<StockHoldRow>(HoldReading.Columns)} FROM {holds} WHERE {ofHolds}";
        ListHolds = new Statement(
            $"{hold} AND {finished} IS NULL UNION ALL {hold} AND {finished} >= (SELECT {asked} FROM {observations} WHERE {ofObservation})", StockTypes);
        Observe = new Statement(
            $"INSERT INTO {observations} ({_names.Columns<StockObservationRow>(StockColumns)}, {kind}, {count}, {asked}) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            + $"ON CONFLICT ({_names.Columns<StockObservationRow>(StockColumns)}) DO UPDATE SET {kind} = excluded.{kind}, {count} = excluded.{count}, {asked} = excluded.{asked} "
            + $"WHERE {observations}.{asked} < excluded.{asked}",
            [.. StockTypes, DbType.String, DbType.Int32, DbType.Int64]);
    }

    /// <summary>Reads a command by its key (see <see cref="CommandReading"/>).</summary>
    public Statement FindCommand { get; }

    /// <summary>Reads one row for stock: kind, count and time of the newest observation, nulls without one, and when the first hold finished.</summary>
    public Statement FindStock { get; }

    /// <summary>Reads the holds of stock that are open, or finished when the newest observation was asked for or later, in any order (see <see cref="HoldReading"/>).</summary>
    public Statement ListHolds { get; }

    /// <summary>Keeps an observation, unless one of the same moment or later is there.</summary>
    public Statement Observe { get; }

    public static TenantStatements Of(DbContext context) => Known.GetValue(context.Model, _ => new TenantStatements(context));

    public RowInsert InsertOf(Type row) => _inserts.GetOrAdd(row, type => RowInsert.Of(_model.FindEntityType(type)!, _names));
}
