using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderStore(TenantSession session) : IOrderStore
{
    private const int MaximumLimit = 500;

    public async ValueTask<Order?> FindAsync(OrderId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : OrderMapping.ToOrder(row);
    }

    public async ValueTask<IReadOnlyList<Order>> ListAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = OrderSearch.Matching(context, query);
        if (query.After is { } after)
        {
            // Read first, so that the page is one range of an index.
            var last = await context.Orders.Where(row => row.Id == after)
                .Select(row => new { row.PlacedAt, row.Position })
                .SingleOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            if (last is null)
            {
                return [];
            }

            rows = rows.Where(row => row.PlacedAt < last.PlacedAt || (row.PlacedAt == last.PlacedAt && row.Position < last.Position));
        }

        var found = await rows.Include(row => row.Lines)
            .Include(row => row.Questions)
            .Include(row => row.Holds)
            .AsSplitQuery()
            .OrderByDescending(row => row.PlacedAt)
            .ThenByDescending(row => row.Position)
            .Take(query.Limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(OrderMapping.ToOrder)];
    }

    public async ValueTask<int> CountAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await OrderSearch.Matching(context, query).CountAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask AddAsync(Order order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var row = new OrderRow();
        OrderMapping.Fill(row, order);
        session.Insert(row);
        foreach (var line in row.Lines)
        {
            session.Insert(line);
        }

        foreach (var question in row.Questions)
        {
            question.Order = row.Id;
            session.Insert(question);
        }

        foreach (var hold in row.Holds)
        {
            hold.Order = row.Id;
            session.Insert(hold);
        }

        session.NoteNew(row.Aggregate);
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(Order order, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var row = session.Tracked<OrderRow, OrderId>(nameof(OrderRow.Id), order.Id)
            ?? await FindRowAsync(order.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(order.Id), expectedVersion, order, OrderMapping.Fill);
    }

    private async ValueTask<OrderRow?> FindRowAsync(OrderId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Orders.Include(row => row.Lines).Include(row => row.Questions).Include(row => row.Holds).SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
    }
}
