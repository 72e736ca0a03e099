using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.History;

internal sealed class HistoryStore(TenantSession session) : IHistoryStore
{
    public async ValueTask<IReadOnlyList<HistoryEntry>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.History.AsNoTracking()
            .Where(row => row.AggregateKind == aggregate.Kind && row.Aggregate == aggregate.Value)
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(HistoryMapping.ToEntry)];
    }

    public ValueTask AddAsync(HistoryEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        session.Insert(HistoryMapping.NewRow(entry));
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> EraseReasonsAsync(AggregateKey aggregate, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.History
            .Where(row => row.AggregateKind == aggregate.Kind && row.Aggregate == aggregate.Value && row.Reason != null)
            .ExecuteUpdateAsync(row => row.SetProperty(history => history.Reason, (string?)null), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<bool> HasMovedAsync(OrderLineId line, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken)
    {
        var (left, entered) = (from.ToString(), to.ToString());
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.History
            .AnyAsync(row => row.OrderLine == line && row.Fact == fact && row.From == left && row.To == entered, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<bool> HasMovedAsync(FoundItemId item, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken)
    {
        var (aggregate, left, entered) = (item.Value, from.ToString(), to.ToString());
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.History
            .AnyAsync(
                row => row.AggregateKind == AggregateKind.FoundItem && row.Aggregate == aggregate && row.Fact == fact && row.From == left && row.To == entered,
                cancellationToken)
            .ConfigureAwait(false);
    }
}
