using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelStore(TenantSession session) : IParcelStore
{
    private const int MaximumLimit = 500;

    public async ValueTask<Parcel?> FindAsync(ParcelId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : ParcelMapping.ToParcel(row);
    }

    public async ValueTask<IReadOnlyList<Parcel>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var holding = context.ParcelItems.Where(item => item.Order == order).Select(item => item.Parcel);
        var rows = await Whole(context)
            .Where(row => holding.Contains(row.Id))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(ParcelMapping.ToParcel)];
    }

    public async ValueTask<IReadOnlyList<Parcel>> ListAsync(ParcelQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = Matching(context, query);
        if (query.After is { } after)
        {
            // Read first, so that the page is one range of an index.
            var last = await context.Parcels.Where(row => row.Id == after)
                .Select(row => new { row.CreatedAt, row.Position })
                .SingleOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            if (last is null)
            {
                return [];
            }

            rows = rows.Where(row => row.CreatedAt < last.CreatedAt || (row.CreatedAt == last.CreatedAt && row.Position < last.Position));
        }

        var found = await rows.OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Position)
            .Take(query.Limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(ParcelMapping.ToParcel)];
    }

    public ValueTask AddAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        var row = new ParcelRow();
        ParcelMapping.Fill(row, parcel);
        session.Add(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(Parcel parcel, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        var row = session.Tracked<ParcelRow, ParcelId>(nameof(ParcelRow.Id), parcel.Id)
            ?? await FindRowAsync(parcel.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(parcel.Id), expectedVersion, parcel, ParcelMapping.Fill);
    }

    private static IQueryable<ParcelRow> Matching(TenantDbContext context, ParcelQuery query)
    {
        var rows = Whole(context);
        if (query.Customer is { } customer)
        {
            rows = rows.Where(row => row.Customer == customer);
        }

        if (query.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        if (query.Waybill is { } waybill)
        {
            rows = rows.Where(row => row.Waybill == waybill);
        }

        if (query.CreatedFrom is { } from)
        {
            rows = rows.Where(row => row.CreatedAt >= from);
        }

        if (query.CreatedBefore is { } before)
        {
            rows = rows.Where(row => row.CreatedAt < before);
        }

        return rows;
    }

    private static IQueryable<ParcelRow> Whole(TenantDbContext context) =>
        context.Parcels.Include(row => row.Items).Include(row => row.FoundItems).AsSplitQuery();

    private async ValueTask<ParcelRow?> FindRowAsync(ParcelId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await Whole(context).SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
    }
}
