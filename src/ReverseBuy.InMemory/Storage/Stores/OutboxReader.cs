using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class OutboxReader(TenantSession session) : IOutboxReader
{
    protected TenantSession Session => session;

    public ValueTask<IReadOnlyList<OutboxMessage>> ListReadyAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ValueTask.FromResult(session.Read(cancellationToken).Outbox.ListReady(now, after, limit));
    }

    public ValueTask<IReadOnlyList<OutboxMessage>> ListFailedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Outbox.ListFailed());

    public ValueTask<int> CountBehindAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ValueTask.FromResult(session.Read(cancellationToken).Outbox.CountBehind(message));
    }

    public ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Outbox.Count);
}
