using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelStore(TenantSession session) : IParcelStore
{
    public async ValueTask<Parcel?> FindAsync(ParcelId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : ParcelMapping.ToParcel(row);
    }

    public async ValueTask<IReadOnlyList<Parcel>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var holding = context.ParcelItems.Where(item => item.Order == order).Select(item => item.Parcel);
        var rows = await context.Parcels.Include(row => row.Items)
            .Where(row => holding.Contains(row.Id))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(ParcelMapping.ToParcel)];
    }

    public ValueTask AddAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        session.Add(ParcelMapping.NewRow(parcel));
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(Parcel parcel, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        var row = session.Tracked<ParcelRow, ParcelId>(nameof(ParcelRow.Id), parcel.Id)
            ?? await FindRowAsync(parcel.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(parcel.Id), expectedVersion, parcel, ParcelMapping.Fill);
    }

    private async ValueTask<ParcelRow?> FindRowAsync(ParcelId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Parcels.Include(row => row.Items).SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
    }
}
