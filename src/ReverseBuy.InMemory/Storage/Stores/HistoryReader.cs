using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class HistoryReader(TenantSession session) : IHistoryReader
{
    protected TenantSession Session => session;

    public ValueTask<IReadOnlyList<HistoryEntry>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).History.List(aggregate));
}
