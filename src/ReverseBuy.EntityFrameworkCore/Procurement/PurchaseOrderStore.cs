using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class PurchaseOrderStore(TenantSession session) : IPurchaseOrderStore
{
    public async ValueTask<PurchaseOrder?> FindAsync(PurchaseOrderId id, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : PurchaseOrderMapping.ToPurchaseOrder(row);
    }

    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var buying = context.PurchaseOrderLines.Where(line => line.Order == order).Select(line => line.PurchaseOrder);
        var rows = await Whole(context)
            .Where(row => buying.Contains(row.Id))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(PurchaseOrderMapping.ToPurchaseOrder)];
    }

    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(PurchaseOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await Matching(context, query)
            .OrderBy(row => row.Position)
            .Take(query.Limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(PurchaseOrderMapping.ToPurchaseOrder)];
    }

    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await Whole(context)
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Position)
            .Take(limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(PurchaseOrderMapping.ToPurchaseOrder)];
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.PurchaseOrders.Where(row => row.DueAt != null)
            .OrderBy(row => row.DueAt)
            .Select(row => row.DueAt)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask AddAsync(PurchaseOrder purchaseOrder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        var row = new PurchaseOrderRow();
        PurchaseOrderMapping.Fill(row, purchaseOrder);
        session.Add(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(PurchaseOrder purchaseOrder, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        var row = session.Tracked<PurchaseOrderRow, PurchaseOrderId>(nameof(PurchaseOrderRow.Id), purchaseOrder.Id)
            ?? await FindRowAsync(purchaseOrder.Id, cancellationToken).ConfigureAwait(false);
        session.Save(row, AggregateKey.Of(purchaseOrder.Id), expectedVersion, purchaseOrder, PurchaseOrderMapping.Fill);
    }

    private static IQueryable<PurchaseOrderRow> Matching(TenantDbContext context, PurchaseOrderQuery query)
    {
        var rows = Whole(context);
        if (query.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        if (query.Marketplace is { } marketplace)
        {
            rows = rows.Where(row => row.Marketplace == marketplace);
        }

        if (query.SellerId is { } seller)
        {
            rows = rows.Where(row => row.SellerId == seller);
        }

        if (query.UpstreamOrderId is { } upstreamId)
        {
            rows = rows.Where(row => row.UpstreamOrders.Any(upstream => upstream.UpstreamId == upstreamId));
        }

        if (query.Reference is { } reference)
        {
            rows = rows.Where(row => row.Reference == reference);
        }

        if (query.NeedsPerson)
        {
            rows = rows.Where(row => row.PersonSince != null);
        }

        if (query.After is { } after)
        {
            rows = rows.Where(row => context.PurchaseOrders.Any(last => last.Id == after && last.Position < row.Position));
        }

        return rows;
    }

    private static IQueryable<PurchaseOrderRow> Whole(TenantDbContext context) =>
        context.PurchaseOrders.Include(row => row.Lines).Include(row => row.UpstreamOrders).AsSplitQuery();

    private async ValueTask<PurchaseOrderRow?> FindRowAsync(PurchaseOrderId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await Whole(context).SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
    }
}
