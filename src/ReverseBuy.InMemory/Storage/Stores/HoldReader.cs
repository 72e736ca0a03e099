using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class HoldReader(TenantSession session) : IHoldReader
{
    protected TenantSession Session => session;

    public ValueTask<StockObservation?> FindObservationAsync(BuyingAccountId account, SkuId sku, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Holds.FindObservation(account, sku));

    public ValueTask<IReadOnlyList<StockHold>> ListAsync(
        BuyingAccountId account, SkuId sku, DateTimeOffset finishedFrom, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Holds.List(account, sku, finishedFrom));

    public ValueTask<IReadOnlyList<StockStanding>> ReadStockAsync(IReadOnlyList<StockKey> stock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stock);
        var holds = session.Read(cancellationToken).Holds;
        return ValueTask.FromResult<IReadOnlyList<StockStanding>>([.. stock.Select(holds.StandingOf)]);
    }

    public ValueTask<IReadOnlyList<StockHold>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Holds.ListByOrder(order));
}
