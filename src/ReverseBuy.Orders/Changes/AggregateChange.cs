using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of an aggregate: it collects what is changed, what the history says of it and the events that tell of it.</summary>
internal abstract class AggregateChange(AggregateKey key, int storedVersion, Cause cause, DateTimeOffset at)
{
    // 0 for an aggregate that is not stored yet.
    protected readonly int StoredVersion = storedVersion;

    private readonly List<HistoryEntry> _history = [];
    private readonly List<(int Version, IReverseBuyEvent Event)> _events = [];

    public AggregateKey Key => key;

    public IReadOnlyList<HistoryEntry> History => _history;

    public IReadOnlyList<(int Version, IReverseBuyEvent Event)> Events => _events;

    public DateTimeOffset At => at;

    /// <summary>How the aggregate stands, for the answer to a command.</summary>
    public Receipt Receipt => new(key, StateName, Version);

    protected int Version { get; private set; } = storedVersion;

    protected Actor Actor => cause.Actor;

    protected abstract string StateName { get; }

    /// <summary>Adds the event; it tells of the version that the aggregate has reached.</summary>
    public void Raise(IReverseBuyEvent @event) => _events.Add((Version, @event));

    /// <summary>Adds an event that tells of no change.</summary>
    public void Tell(IReverseBuyEvent @event)
    {
        NoteUpkeep();
        Raise(@event);
    }

    /// <summary>Stores the aggregate itself, if it was changed.</summary>
    public abstract ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken);

    protected void NoteTransition(string subject, string from, string to, string trigger, string? reason = null)
    {
        Version++;
        _history.Add(new HistoryEntry.Transition(subject, from, to, trigger)
        {
            Aggregate = key,
            Version = Version,
            Actor = cause.Actor,
            Reason = reason ?? cause.Reason,
            Cause = cause.Id,
            At = at,
        });
    }

    protected void NoteUnitsMoved(OrderLineId line, UnitBucket from, UnitBucket to, int quantity, string fact)
    {
        Version++;
        _history.Add(new HistoryEntry.UnitsMoved(line, from, to, quantity, fact)
        {
            Aggregate = key,
            Version = Version,
            Actor = cause.Actor,
            Reason = cause.Reason,
            Cause = cause.Id,
            At = at,
        });
    }

    protected void NoteFoundUnitsMoved(UnitBucket from, UnitBucket to, int quantity, string fact)
    {
        Version++;
        _history.Add(new HistoryEntry.FoundUnitsMoved(from, to, quantity, fact)
        {
            Aggregate = key,
            Version = Version,
            Actor = cause.Actor,
            Reason = cause.Reason,
            Cause = cause.Id,
            At = at,
        });
    }

    protected void NoteHold(Hold? before, Hold? after) => NoteTransition(
        "hold", before is null ? string.Empty : "Held", after is null ? "Released" : "Held", after is null ? "Release" : "Hold");

    /// <summary>Refuses what would take it further while it is on hold.</summary>
    protected void RequireNotHeld(Hold? hold, string trigger)
    {
        if (hold is not null && hold.IsInForce(at))
        {
            throw new OrderTransitionException(key.ToString(), StateName, trigger, $"it is on hold by {hold.By} ({hold.Reason})");
        }
    }

    /// <summary>Counts a change that the history does not tell of, such as when it is to be looked at next.</summary>
    protected void NoteUpkeep() => Version++;
}
