using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class FoundItemReader(TenantSession session) : IFoundItemReader
{
    protected TenantSession Session => session;

    public ValueTask<FoundItem?> FindAsync(FoundItemId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).FoundItems.Find(id));

    public ValueTask<IReadOnlyList<FoundItem>> ListByOwnerAsync(CustomerId? owner, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<FoundItem>>(
            [.. session.Read(cancellationToken).FoundItems.Where(item => item.Owner == owner).OrderBy(item => item.FoundAt)]);

    public ValueTask<IReadOnlyList<FoundItem>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<FoundItem>>([.. session.Read(cancellationToken).FoundItems.ListByOrder(order).OrderBy(item => item.FoundAt)]);
}
