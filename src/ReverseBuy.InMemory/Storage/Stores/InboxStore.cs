using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class InboxStore(TenantSession session) : InboxReader(session), IInboxStore
{
    public ValueTask AddAsync(InboxMark mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return Session.WriteAsync(state => state with { Inbox = state.Inbox.Add(mark) }, cancellationToken);
    }
}
