using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class HistoryStore(TenantSession session) : HistoryReader(session), IHistoryStore
{
    public ValueTask AddAsync(HistoryEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Session.WriteAsync(state => state with { History = state.History.Add(entry) }, cancellationToken);
    }

    public ValueTask<bool> HasMovedAsync(OrderLineId line, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return ValueTask.FromResult(Session.Read(cancellationToken).History.HasMoved(line, fact, from, to));
    }

    public ValueTask<bool> HasMovedAsync(FoundItemId item, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return ValueTask.FromResult(Session.Read(cancellationToken).History.HasMoved(item, fact, from, to));
    }
}
