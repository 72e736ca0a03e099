using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageStore(TenantSession session) : IPackageStore
{
    private const int MaximumLimit = 500;

    public ValueTask<InboundPackage?> FindAsync(PackageId id, CancellationToken cancellationToken) => FindAsync(row => row.Id == id, cancellationToken);

    public ValueTask<InboundPackage?> FindByWaybillAsync(string waybill, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waybill);
        return FindAsync(row => row.Waybill == waybill, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<InboundPackage>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var bringing = context.PackageSourceOrders.Where(source => source.Order == order).Select(source => source.Package);
        var rows = await Whole(context)
            .Where(row => bringing.Contains(row.Id))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(PackageMapping.ToPackage)];
    }

    public async ValueTask<IReadOnlyList<InboundPackage>> ListAsync(PackageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = Matching(context, query);
        if (query.After is { } after)
        {
            // Read first, so that the page is one range of an index.
            var last = await context.Packages.Where(row => row.Id == after)
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
        return [.. found.Select(PackageMapping.ToPackage)];
    }

    public ValueTask AddAsync(InboundPackage package, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(package);
        var row = new PackageRow();
        PackageMapping.Fill(row, package);
        session.Add(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(InboundPackage package, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(package);
        var row = session.Tracked<PackageRow, PackageId>(nameof(PackageRow.Id), package.Id)
            ?? await FindRowAsync(row => row.Id == package.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(package.Id), expectedVersion, package, PackageMapping.Fill);
    }

    private static IQueryable<PackageRow> Matching(TenantDbContext context, PackageQuery query)
    {
        var rows = Whole(context);
        if (query.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        if (query.Warehouse is { } warehouse)
        {
            rows = rows.Where(row => row.Warehouse == warehouse);
        }

        if (query.Customer is { } customer)
        {
            rows = rows.Where(row => row.Customer == customer);
        }

        if (query.Waybill is { } waybill)
        {
            rows = rows.Where(row => row.Waybill == waybill);
        }

        if (query.UpstreamOrderId is { } upstreamOrder)
        {
            rows = rows.Where(row => row.Sources.Any(source => source.UpstreamOrderId == upstreamOrder));
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

    private static IQueryable<PackageRow> Whole(TenantDbContext context) =>
        context.Packages.Include(row => row.Sources).ThenInclude(source => source.Orders).Include(row => row.Contents).AsSplitQuery();

    private async ValueTask<InboundPackage?> FindAsync(Expression<Func<PackageRow, bool>> which, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(which, cancellationToken).ConfigureAwait(false);
        return row is null ? null : PackageMapping.ToPackage(row);
    }

    private async ValueTask<PackageRow?> FindRowAsync(Expression<Func<PackageRow, bool>> which, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await Whole(context).SingleOrDefaultAsync(which, cancellationToken).ConfigureAwait(false);
    }
}
