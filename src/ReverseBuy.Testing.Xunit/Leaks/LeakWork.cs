using System.Collections.Concurrent;

namespace ReverseBuy.Testing;

/// <summary>The operation that the flow of execution belongs to. It flows as a tenant's scope does, and into the same places.</summary>
internal sealed class LeakWork(LeakRecorder recorder, LeakStep step, LeakTenant tenant, LeakOperation operation, LeakTrap trap)
{
    private static readonly AsyncLocal<LeakWork?> s_current = new();

    private readonly ConcurrentQueue<string> _given = new();
    private volatile bool _hasEnded;

    public LeakTenant Tenant => tenant;

    public LeakOperation Operation => operation;

    public LeakStep Step => step;

    public LeakTrap Trap => trap;

    public bool HasEnded => _hasEnded;

    /// <summary>The one that this code runs in, if it is of this hunt.</summary>
    public static LeakWork? Of(LeakRecorder recorder) => s_current.Value is { } work && work.IsOf(recorder) ? work : null;

    /// <summary>Whether this code runs in an operation of another hunt, which listens to the same process.</summary>
    public static bool IsOfAnother(LeakRecorder recorder) => s_current.Value is { } work && !work.IsOf(recorder);

    /// <summary>Makes it the one of the calling method, which has to be asynchronous: at its end the one before is back.</summary>
    public void Enter() => s_current.Value = this;

    public void End() => _hasEnded = true;

    /// <summary>It is given something that is another's: it may say that it has not found it, and no more.</summary>
    public void Give(object foreign)
    {
        if (foreign.GetType().GetProperty("Value")?.GetValue(foreign) is Guid id)
        {
            _given.Enqueue(id.ToString("N"));
            _given.Enqueue(id.ToString("D"));
        }
        else
        {
            _given.Enqueue(foreign.ToString()!);
        }
    }

    /// <summary>A text without the ids that it was given.</summary>
    public string WithoutGiven(string text) => _given.Aggregate(text, (rest, given) => rest.Replace(given, "…", StringComparison.OrdinalIgnoreCase));

    private bool IsOf(LeakRecorder other) => ReferenceEquals(recorder, other);
}
