using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class InboxReader(TenantSession session) : IInboxReader
{
    protected TenantSession Session => session;

    public ValueTask<bool> HasAsync(EventId id, string handler, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return ValueTask.FromResult(session.Read(cancellationToken).Inbox.Has(id, handler));
    }

    public ValueTask<IReadOnlyList<InboxMark>> ListAsync(IReadOnlyCollection<EventId> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        return ValueTask.FromResult(session.Read(cancellationToken).Inbox.List(events));
    }
}
