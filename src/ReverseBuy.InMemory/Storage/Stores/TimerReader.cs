using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class TimerReader(TenantSession session) : ITimerReader
{
    protected TenantSession Session => session;

    public ValueTask<BusinessTimer?> FindAsync(TimerKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ValueTask.FromResult(session.Read(cancellationToken).Timers.Find(key));
    }

    public ValueTask<IReadOnlyList<BusinessTimer>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Timers.List(aggregate));

    public ValueTask<IReadOnlyList<BusinessTimer>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ValueTask.FromResult(session.Read(cancellationToken).Timers.ListDue(now, limit));
    }

    public ValueTask<IReadOnlyList<BusinessTimer>> ListFailedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Timers.ListFailed());

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Timers.NextDue);
}
