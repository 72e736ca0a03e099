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

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var outbox = Session.Read(cancellationToken).Outbox;
        var old = Session.Read(cancellationToken).Inbox.Where(mark => mark.At < before && !outbox.Has(mark.Event)).Take(limit).ToList();
        await Session.WriteAsync(state => state with { Inbox = state.Inbox.Remove(old) }, cancellationToken).ConfigureAwait(false);
        return old.Count;
    }
}
