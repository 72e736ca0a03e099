using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class IdempotencyReader(TenantSession session) : IIdempotencyReader
{
    protected TenantSession Session => session;

    public ValueTask<CommandRecord?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Commands.GetValueOrDefault(key));
}
