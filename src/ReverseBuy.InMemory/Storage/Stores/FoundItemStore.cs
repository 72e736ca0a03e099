using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class FoundItemStore(TenantSession session) : FoundItemReader(session), IFoundItemStore
{
    public ValueTask AddAsync(FoundItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Session.WriteAsync(state => state with { FoundItems = state.FoundItems.Add(item.Id, item) }, cancellationToken);
    }

    public ValueTask SaveAsync(FoundItem item, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Session.WriteAsync(state => state with { FoundItems = state.FoundItems.Save(item.Id, item, expectedVersion) }, cancellationToken);
    }
}
