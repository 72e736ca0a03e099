using System.Collections.Immutable;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>Everything of one kind that has a version, with the orders each row is about. Immutable: a change gives another table.</summary>
/// <param name="kind">What the rows are, for messages.</param>
/// <param name="version">Reads a row's version.</param>
/// <param name="orders">Reads the orders a row is about.</param>
internal sealed class AggregateTable<TId, TRow>(AggregateKind kind, Func<TRow, int> version, Func<TRow, IEnumerable<OrderId>> orders)
    where TId : struct
    where TRow : class
{
    private ImmutableDictionary<TId, (long Place, TRow Row)> _rows = ImmutableDictionary<TId, (long Place, TRow Row)>.Empty;
    private ImmutableDictionary<OrderId, ImmutableHashSet<TId>> _byOrder = ImmutableDictionary<OrderId, ImmutableHashSet<TId>>.Empty;
    private long _nextPlace;

    /// <summary>The rows that are asked for, in the order in which they were added. Ids tell no order.</summary>
    public IEnumerable<TRow> Where(Func<TRow, bool> isAskedFor) =>
        _rows.Values.Where(entry => isAskedFor(entry.Row)).OrderBy(entry => entry.Place).Select(entry => entry.Row);

    /// <summary>The rows that are asked for and were added after another one, in that order.</summary>
    public IEnumerable<TRow> After(TId? id, Func<TRow, bool> isAskedFor)
    {
        var place = id is { } known ? _rows.TryGetValue(known, out var entry) ? entry.Place : long.MaxValue : -1;
        return _rows.Values.Where(other => other.Place > place && isAskedFor(other.Row)).OrderBy(other => other.Place).Select(other => other.Row);
    }

    /// <summary>Those that are asked for, the newest first and of one moment the last added first, from behind the given one on; none behind one that is not known.</summary>
    public IEnumerable<TRow> Newest(TId? after, Func<TRow, DateTimeOffset> at, Func<TRow, bool> isAskedFor)
    {
        var rows = _rows.Values.Where(entry => isAskedFor(entry.Row));
        if (after is { } id)
        {
            if (!_rows.TryGetValue(id, out var last))
            {
                return [];
            }

            var moment = at(last.Row);
            rows = rows.Where(entry => at(entry.Row) < moment || (at(entry.Row) == moment && entry.Place < last.Place));
        }

        return rows.OrderByDescending(entry => at(entry.Row)).ThenByDescending(entry => entry.Place).Select(entry => entry.Row);
    }

    public TRow? Find(TId id) => _rows.TryGetValue(id, out var entry) ? entry.Row : null;

    /// <summary>The rows about an order, in the order in which they were added.</summary>
    public IReadOnlyList<TRow> ListByOrder(OrderId order) =>
        _byOrder.TryGetValue(order, out var ids)
            ? [.. ids.Select(id => _rows[id]).OrderBy(entry => entry.Place).Select(entry => entry.Row).Where(row => orders(row).Contains(order))]
            : [];

    public AggregateTable<TId, TRow> Add(TId id, TRow row) =>
        _rows.ContainsKey(id) ? throw new ConcurrencyException($"{kind}:{id}") : With(id, _nextPlace, row);

    public AggregateTable<TId, TRow> Save(TId id, TRow row, int expectedVersion) =>
        _rows.TryGetValue(id, out var stored) && version(stored.Row) == expectedVersion
            ? With(id, stored.Place, row)
            : throw new ConcurrencyException($"{kind}:{id}");

    private AggregateTable<TId, TRow> With(TId id, long place, TRow row)
    {
        var byOrder = _byOrder;
        foreach (var order in orders(row))
        {
            byOrder = byOrder.SetItem(order, byOrder.GetValueOrDefault(order, []).Add(id));
        }

        return new AggregateTable<TId, TRow>(kind, version, orders)
        {
            _rows = _rows.SetItem(id, (place, row)),
            _byOrder = byOrder,
            _nextPlace = Math.Max(_nextPlace, place + 1),
        };
    }
}
