using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing.Storage.Timers;

/// <summary>The timers as a list: what is told of them, in the simplest way.</summary>
internal sealed class TimerModel
{
    private readonly List<BusinessTimer> _timers;

    public TimerModel()
        : this([])
    {
    }

    private TimerModel(IEnumerable<BusinessTimer> timers) => _timers = [.. timers];

    public IReadOnlyList<BusinessTimer> Timers => _timers;

    public IReadOnlyList<BusinessTimer> Failed => [.. _timers.Where(timer => timer.IsParked || timer.NotBefore is not null)];

    public IReadOnlyList<BusinessTimer> Waiting => [.. _timers.Where(timer => timer is { IsParked: false, Left: null }).OrderBy(MomentOf)];

    public static DateTimeOffset MomentOf(BusinessTimer timer) => timer.NotBefore ?? timer.DueAt!.Value;

    public TimerModel Copy() => new(_timers);

    public BusinessTimer? Find(TimerKey key) => _timers.Find(timer => timer.Key == key);

    public void Set(TimerKey key, DateTimeOffset dueAt, string payload)
    {
        var timer = new BusinessTimer { Key = key, DueAt = dueAt, Payload = payload };
        if (_timers.FindIndex(other => other.Key == key) is var index and >= 0)
        {
            _timers[index] = timer;
        }
        else
        {
            _timers.Add(timer);
        }
    }

    public void Cancel(TimerKey key) => _timers.RemoveAll(timer => timer.Key == key);

    public void Pause(AggregateKey aggregate, DateTimeOffset now) => Change(
        timer => timer.Key.Aggregate == aggregate && timer.Left is null,
        timer => timer with { DueAt = null, NotBefore = null, Left = TimeSpan.FromTicks(Math.Max(0, (timer.DueAt!.Value - now).Ticks)) });

    public void Resume(AggregateKey aggregate, DateTimeOffset now) => Change(
        timer => timer.Key.Aggregate == aggregate && timer.Left is not null,
        timer => timer with { DueAt = now + timer.Left!.Value, Left = null });

    /// <summary>Only a timer that is still set as it was read is changed.</summary>
    public void Fail(BusinessTimer read, BusinessTimer changed, string error) => Change(
        timer => timer.Key == read.Key && timer.DueAt == read.DueAt && timer.Left == read.Left && timer.Payload == read.Payload,
        _ => changed with { Error = error });

    private void Change(Func<BusinessTimer, bool> isMeant, Func<BusinessTimer, BusinessTimer> change)
    {
        for (var index = 0; index < _timers.Count; index++)
        {
            _timers[index] = isMeant(_timers[index]) ? change(_timers[index]) : _timers[index];
        }
    }
}
