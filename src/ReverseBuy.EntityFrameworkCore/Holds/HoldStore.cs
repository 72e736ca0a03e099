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
        var (marketplace, listing, value) = (sku.Listing.Marketplace, sku.Listing.Value, sku.Value);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.StockObservations
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.Account == account && row.Marketplace == marketplace && row.Listing == listing && row.Sku == value, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : HoldMapping.ToObservation(row);
    }

    public ValueTask<IReadOnlyList<StockStanding>> ReadStockAsync(IReadOnlyList<StockKey> stock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stock);
        return session.ReadStockAsync(stock, cancellationToken);
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

    public ValueTask ObserveAsync(StockObservation observation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observation);
        session.Observe(observation);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        session.ChangeStock(new StockKey(hold.Account, hold.Sku));
        session.Insert(HoldMapping.NewRow(hold));
        return ValueTask.CompletedTask;
    }

    public async ValueTask SaveAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        session.ChangeStock(new StockKey(hold.Account, hold.Sku));
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
        session.ChangeStock(new StockKey(account, sku));
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        await Of(context, account, sku).Where(row => row.FinishedAt < finishedBefore).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<StockHoldRow> Of(TenantDbContext context, BuyingAccountId account, SkuId sku)
    {
        var (marketplace, listing, value) = (sku.Listing.Marketplace, sku.Listing.Value, sku.Value);
        return context.StockHolds.Where(row => row.Account == account && row.Marketplace == marketplace && row.Listing == listing && row.Sku == value);
    }
}
