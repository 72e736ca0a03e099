using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class RecipientReader(TenantSession session) : IRecipientReader
{
    protected TenantSession Session => session;

    public ValueTask<Recipient?> FindAsync(RecipientId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Recipients.GetValueOrDefault(id));
}
