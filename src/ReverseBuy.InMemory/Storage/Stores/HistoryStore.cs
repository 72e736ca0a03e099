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

    public async ValueTask<int> EraseReasonsAsync(AggregateKey aggregate, CancellationToken cancellationToken)
    {
        var erased = Session.Read(cancellationToken).History.List(aggregate).Count(entry => entry.Reason is not null);
        await Session.WriteAsync(state => state with { History = state.History.WithoutReasons(aggregate) }, cancellationToken).ConfigureAwait(false);
        return erased;
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
