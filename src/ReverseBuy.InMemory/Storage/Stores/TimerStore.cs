using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class TimerStore(TenantSession session) : TimerReader(session), ITimerStore
{
    public ValueTask SetAsync(TimerKey key, DateTimeOffset dueAt, string payload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, BusinessTimer.MaximumPayloadLength, nameof(payload));
        return PutAsync(new BusinessTimer { Key = key, DueAt = dueAt, Payload = payload }, cancellationToken);
    }

    public ValueTask CancelAsync(TimerKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Session.WriteAsync(state => state with { Timers = state.Timers.Remove(key) }, cancellationToken);
    }

    public ValueTask PauseAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(aggregate, timer => timer.Paused(now), cancellationToken);

    public ValueTask ResumeAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(aggregate, timer => timer.Resumed(now), cancellationToken);

    public ValueTask FailAsync(BusinessTimer timer, string error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(error);
        return timer.IsSameSettingAs(Session.Read(cancellationToken).Timers.Find(timer.Key))
            ? PutAsync(timer with { Error = error }, cancellationToken)
            : ValueTask.CompletedTask;
    }

    private async ValueTask ChangeAsync(AggregateKey aggregate, Func<BusinessTimer, BusinessTimer> change, CancellationToken cancellationToken)
    {
        foreach (var timer in Session.Read(cancellationToken).Timers.List(aggregate))
        {
            await PutAsync(change(timer), cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask PutAsync(BusinessTimer timer, CancellationToken cancellationToken)
    {
        Session.NoteDue(timer.FiresAt);
        return Session.WriteAsync(state => state with { Timers = state.Timers.Put(timer) }, cancellationToken);
    }
}
