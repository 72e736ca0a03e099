using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal sealed class HoldStore(TenantSession session) : IHoldStore
{
    public async ValueTask<StockObservation?> FindObservationAsync(BuyingAccountId account, SkuId sku, CancellationToken cancellationToken)
    {
        var row = await FindRowAsync(account, sku, cancellationToken).ConfigureAwait(false);
        return row is null ? null : HoldMapping.ToObservation(row);
    }

    public async ValueTask<IReadOnlyList<StockHold>> ListAsync(
        BuyingAccountId account, SkuId sku, DateTimeOffset finishedFrom, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await Of(context, account, sku)
            .AsNoTracking()
            .Where(row => row.FinishedAt == null || row.FinishedAt >= finishedFrom)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(HoldMapping.ToHold)];
    }

    public async ValueTask<IReadOnlyList<StockHold>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.StockHolds
            .AsNoTracking()
            .Where(row => row.Order == order)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(HoldMapping.ToHold)];
    }

    public async ValueTask ObserveAsync(StockObservation observation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var row = await FindRowAsync(observation.Account, observation.Sku, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            row = new StockObservationRow
            {
                Account = observation.Account,
                Marketplace = observation.Sku.Listing.Marketplace,
                Listing = observation.Sku.Listing.Value,
                Sku = observation.Sku.Value,
            };
            HoldMapping.Fill(row, observation);
            session.Add(row);
        }
        else if (row.AskedAt < observation.AskedAt)
        {
            HoldMapping.Fill(row, observation);
        }
    }

    public ValueTask AddAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        session.Add(HoldMapping.NewRow(hold));
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var row = session.Tracked<StockHoldRow, StockHoldId>(nameof(StockHoldRow.Id), hold.Id);
        if (row is null)
        {
            var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
            row = await context.StockHolds.SingleOrDefaultAsync(candidate => candidate.Id == hold.Id, cancellationToken).ConfigureAwait(false)
                ?? throw session.Refuse($"Stock hold {hold.Id}");
        }

        HoldMapping.Fill(row, hold);
    }

    public async ValueTask PruneAsync(BuyingAccountId account, SkuId sku, DateTimeOffset finishedBefore, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        await Of(context, account, sku).Where(row => row.FinishedAt < finishedBefore).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<StockHoldRow> Of(TenantDbContext context, BuyingAccountId account, SkuId sku)
    {
        var (marketplace, listing, value) = (sku.Listing.Marketplace, sku.Listing.Value, sku.Value);
        return context.StockHolds.Where(row => row.Account == account && row.Marketplace == marketplace && row.Listing == listing && row.Sku == value);
    }

    // What this session has read already is not read again: nobody else can change it meanwhile.
    private ValueTask<StockObservationRow?> FindRowAsync(BuyingAccountId account, SkuId sku, CancellationToken cancellationToken) =>
        session.Context.StockObservations.FindAsync([account, sku.Listing.Marketplace, sku.Listing.Value, sku.Value], cancellationToken);
}
