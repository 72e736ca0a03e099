namespace ReverseBuy.Messaging.Dispatch;

/// <summary>
/// Brings together the events of one tenant that wait at the same time, wherever they came from. Whoever finds nobody at work leads: it opens the unit of work, which takes as long as
/// other writers need, and then takes along all who wait. Who comes later waits for the next. Thread-safe.
/// </summary>
internal sealed class JointTurns
{
    /// <summary>A unit of work that is open for long holds up the tenant's commands.</summary>
    private const int MostEvents = 200;

    private readonly Lock _lock = new();
    private readonly Queue<Guest> _waiting = new();
    private bool _isTaken;

    private enum Turn
    {
        Leads,
        Handled,
        FellApart,
    }

    /// <summary>Has events handled together with those of others.</summary>
    /// <param name="events">The events, in their order.</param>
    /// <param name="handle">Handles all that its first argument gives, which is asked once and when it can begin; tells whether that is committed.</param>
    /// <param name="cancellationToken">For who leads; the others wait for who leads them.</param>
    /// <returns>Whether they are handled. When not, nothing of them is.</returns>
    public async ValueTask<bool> JoinAsync(
        IReadOnlyList<JointEvent> events,
        Func<Func<IReadOnlyList<JointEvent>>, CancellationToken, ValueTask<bool>> handle,
        CancellationToken cancellationToken)
    {
        var guest = new Guest(events);
        if (!TryLead(guest) && await guest.Turn.Task.ConfigureAwait(false) is not Turn.Leads and var turn)
        {
            return turn == Turn.Handled;
        }

        var group = new List<Guest> { guest };
        var isHandled = false;
        try
        {
            return isHandled = await handle(() => Gather(group), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            PassOn(group, isHandled);
        }
    }

    private bool TryLead(Guest guest)
    {
        lock (_lock)
        {
            if (!_isTaken)
            {
                return _isTaken = true;
            }

            _waiting.Enqueue(guest);
            return false;
        }
    }

    private List<JointEvent> Gather(List<Guest> group)
    {
        lock (_lock)
        {
            for (var count = group[0].Events.Count; _waiting.TryPeek(out var next) && count + next.Events.Count <= MostEvents; count += next.Events.Count)
            {
                group.Add(_waiting.Dequeue());
            }
        }

        return [.. group.SelectMany(guest => guest.Events)];
    }

    private void PassOn(List<Guest> group, bool isHandled)
    {
        foreach (var guest in group.Skip(1))
        {
            guest.Turn.SetResult(isHandled ? Turn.Handled : Turn.FellApart);
        }

        lock (_lock)
        {
            if (_waiting.TryDequeue(out var next))
            {
                next.Turn.SetResult(Turn.Leads);
            }
            else
            {
                _isTaken = false;
            }
        }
    }

    private sealed record Guest(IReadOnlyList<JointEvent> Events)
    {
        public TaskCompletionSource<Turn> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
