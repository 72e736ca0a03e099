using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class FoundItemStore(TenantSession session) : IFoundItemStore
{
    public async ValueTask<FoundItem?> FindAsync(FoundItemId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : FoundItemMapping.ToItem(row);
    }

    public async ValueTask<IReadOnlyList<FoundItem>> ListByOwnerAsync(CustomerId? owner, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.FoundItems
            .Where(row => row.Owner == owner)
            .OrderBy(row => row.FoundAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(FoundItemMapping.ToItem)];
    }

    public async ValueTask<IReadOnlyList<FoundItem>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.FoundItems
            .Where(row => row.Order == order)
            .OrderBy(row => row.FoundAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(FoundItemMapping.ToItem)];
    }

    public ValueTask AddAsync(FoundItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var row = new FoundItemRow();
        FoundItemMapping.Fill(row, item);
        session.Add(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(FoundItem item, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var row = session.Tracked<FoundItemRow, FoundItemId>(nameof(FoundItemRow.Id), item.Id)
            ?? await FindRowAsync(item.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(item.Id), expectedVersion, item, FoundItemMapping.Fill);
    }

    private async ValueTask<FoundItemRow?> FindRowAsync(FoundItemId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.FoundItems.SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
    }
}
