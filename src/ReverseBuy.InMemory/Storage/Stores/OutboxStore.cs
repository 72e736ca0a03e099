using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class OutboxStore(TenantSession session) : OutboxReader(session), IOutboxStore
{
    public ValueTask AddAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        Session.RequireOwn(envelope);
        var added = Session.WriteAsync(state => state with { Outbox = state.Outbox.Add(envelope) }, cancellationToken);
        Session.Wakes.Add(WorkerNames.Outbox);
        return added;
    }

    public ValueTask CompleteAsync(EventId id, CancellationToken cancellationToken) =>
        Session.WriteAsync(state => state with { Outbox = state.Outbox.Complete(id) }, cancellationToken);

    public ValueTask FailAsync(OutboxMessage message, string error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(error);
        return Session.WriteAsync(state => state with { Outbox = state.Outbox.Fail(message, error) }, cancellationToken);
    }
}
