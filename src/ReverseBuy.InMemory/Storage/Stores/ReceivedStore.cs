using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class ReceivedStore(TenantSession session) : ReceivedReader(session), IReceivedStore
{
    public async ValueTask<bool> AddAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Session.Read(cancellationToken).Received.Has(message.Key))
        {
            return false;
        }

        await Session.WriteAsync(state => state with { Received = state.Received.Add(message) }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public ValueTask CompleteAsync(ReceivedKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Session.WriteAsync(state => state with { Received = state.Received.Complete(key) }, cancellationToken);
    }

    public ValueTask FailAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Session.WriteAsync(state => state with { Received = state.Received.Fail(message) }, cancellationToken);
    }

    public ValueTask SaveCursorAsync(FollowingCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        return Session.WriteAsync(state => state with { Received = state.Received.Save(cursor) }, cancellationToken);
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var old = Session.Read(cancellationToken).Received.ListBefore(before, limit);
        await Session.WriteAsync(state => state with { Received = state.Received.Remove(old) }, cancellationToken).ConfigureAwait(false);
        return old.Count;
    }
}
