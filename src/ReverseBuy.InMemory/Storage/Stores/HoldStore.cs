using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class HoldStore(TenantSession session) : HoldReader(session), IHoldStore
{
    public ValueTask ObserveAsync(StockObservation observation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return Session.WriteAsync(state => state with { Holds = state.Holds.Observe(observation) }, cancellationToken);
    }

    public ValueTask AddAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return Session.WriteAsync(state => state with { Holds = state.Holds.Add(hold) }, cancellationToken);
    }

    public ValueTask SaveAsync(StockHold hold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return Session.WriteAsync(state => state with { Holds = state.Holds.Save(hold) }, cancellationToken);
    }

    public ValueTask PruneAsync(BuyingAccountId account, SkuId sku, DateTimeOffset finishedBefore, CancellationToken cancellationToken) =>
        Session.WriteAsync(state => state with { Holds = state.Holds.Prune(account, sku, finishedBefore) }, cancellationToken);
}
