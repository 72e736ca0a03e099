namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>
/// Bounds the connections of this process. A database that has connections open has a seat, and with it all of its places: who has one connection never waits for other tenants to get
/// another, so that no two wait for each other. Where there are more databases than seats, one that nobody uses gives up its seat, the least recently used first; then one that has had it for
/// a while, as soon as what was begun there has ended. Seats go to databases in the order they began to wait, however many wait for each. Thread-safe.
/// </summary>
/// <param name="seats">How many databases may have connections at the same time.</param>
/// <param name="places">How many connections each may have.</param>
/// <param name="patience">How long to wait for one.</param>
/// <param name="metrics">Counts; <see langword="null"/> for databases that are not tenants'.</param>
/// <param name="time">The clock of waits.</param>
internal sealed class ConnectionSeats(int seats, int places, TimeSpan patience, StorageMetrics? metrics, TimeProvider time)
{
    /// <summary>How long a busy database keeps its seat while others wait: changing it costs a connection.</summary>
    internal static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private static readonly List<Action> Nothing = [];

    private readonly Lock _lock = new();
    private readonly LinkedList<ConnectionSeat> _idle = [];
    private readonly LinkedList<ConnectionSeat> _waiting = [];
    private readonly List<ConnectionSeat> _draining = [];

    // What is to be done outside the lock: first connections are closed, then others may be opened.
    private List<Action> _after = [];
    private int _taken;

    public async ValueTask EnterAsync(ConnectionSeat seat, ConnectionKind kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ConnectionWaiter? waiter = null;
        List<Action> after;
        lock (_lock)
        {
            if (seat.IsClosed)
            {
                throw seat.Closed();
            }

            ConsiderDraining(seat);
            if (!TryTake(seat, kind))
            {
                waiter = new ConnectionWaiter(kind);
                seat.Waiting.AddLast(waiter);
                WaitForSeat(seat);
            }

            after = TakeAfter();
        }

        Run(after);
        if (waiter is not null)
        {
            await WaitAsync(seat, waiter, cancellationToken).ConfigureAwait(false);
        }

        metrics?.Used(1);
    }

    public void Exit(ConnectionSeat seat, ConnectionKind kind)
    {
        metrics?.Used(-1);
        Change(() => GiveBack(seat, kind));
    }

    public void Close(ConnectionSeat seat) => Change(() =>
    {
        if (seat.IsClosed)
        {
            return;
        }

        seat.IsClosed = true;
        foreach (var waiter in seat.Waiting)
        {
            _after.Add(() => waiter.Turn.TrySetException(seat.Closed()));
        }

        seat.Waiting.Clear();
        _waiting.Remove(seat);
        _idle.Remove(seat);
        if (seat.Used > 0)
        {
            _after.Insert(0, seat.Clear);
        }
        else
        {
            Leave(seat, seat.End);
        }
    });

    private static void Run(List<Action> after)
    {
        foreach (var action in after)
        {
            action();
        }
    }

    private void Change(Action change)
    {
        List<Action> after;
        lock (_lock)
        {
            change();
            Advance();
            after = TakeAfter();
        }

        Run(after);
    }

    private List<Action> TakeAfter()
    {
        if (_after.Count == 0)
        {
            return Nothing;
        }

        var after = _after;
        _after = [];
        return after;
    }

    private async ValueTask WaitAsync(ConnectionSeat seat, ConnectionWaiter waiter, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            await waiter.Turn.Task.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
            metrics?.Waited(time.GetElapsedTime(began), isDone: true);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Change(() =>
            {
                seat.Waiting.Remove(waiter);
                if (waiter.IsIn)
                {
                    // It came in the same moment.
                    GiveBack(seat, waiter.Kind);
                }
                else if (seat.Waiting.Count == 0)
                {
                    _waiting.Remove(seat);
                }
            });
            metrics?.Waited(time.GetElapsedTime(began), isDone: false);
            if (exception is TimeoutException)
            {
                throw Exhausted(seat, exception);
            }

            throw;
        }
    }

    private ReverseBuyException Exhausted(ConnectionSeat seat, Exception cause) => new(
        "storage.connections_exhausted",
        $"No connection to database '{seat.Database}' became free in {patience:c}: of {places} to each database, to {seats} databases at once, none was given back in time. Try again. If it happens "
        + "often, look for a unit of work or a view that is kept open, or raise ReverseBuy:PostgreSql:ConnectionsPerTenant or MaxConnections, as far as the server has them.",
        cause)
    {
        IsTransient = true,
    };

    /// <summary>A database that has had its seat for a while is to give it up, if others wait and not enough do so already.</summary>
    private void ConsiderDraining(ConnectionSeat seat)
    {
        if (seat is { IsSeated: true, IsDraining: false, Used: > 0 } && _waiting.Count > _draining.Count && time.GetElapsedTime(seat.SeatedAt) >= Slice)
        {
            seat.IsDraining = true;
            _draining.Add(seat);
        }
    }

    private bool TryTake(ConnectionSeat seat, ConnectionKind kind)
    {
        if ((!seat.IsSeated && !TrySeat(seat)) || seat.Used >= places || (seat.IsDraining && !seat.MayStandInside(kind)))
        {
            return false;
        }

        if (seat.Used == 0)
        {
            _idle.Remove(seat);
        }

        seat.Count(kind, 1);
        return true;
    }

    private bool TrySeat(ConnectionSeat seat)
    {
        if (_taken >= seats && _idle.First is { Value: var other })
        {
            _idle.RemoveFirst();
            metrics?.LetGo(LetGoReason.Needed);
            Leave(other, other.Clear);
        }

        if (_taken >= seats)
        {
            return false;
        }

        _taken++;
        (seat.IsSeated, seat.SeatedAt) = (true, time.GetTimestamp());
        return true;
    }

    private void WaitForSeat(ConnectionSeat seat)
    {
        if (!seat.IsSeated && !_waiting.Contains(seat))
        {
            _waiting.AddLast(seat);
        }
    }

    private void GiveBack(ConnectionSeat seat, ConnectionKind kind)
    {
        seat.Count(kind, -1);
        if (seat.Used > 0)
        {
            Admit(seat);
        }
        else if (seat.IsClosed)
        {
            Leave(seat, seat.End);
        }
        else if (_waiting.Count > 0)
        {
            metrics?.LetGo(LetGoReason.Needed);
            Leave(seat, seat.Clear);
            if (seat.Waiting.Count > 0)
            {
                WaitForSeat(seat);
            }
        }
        else
        {
            StopDraining(seat);
            _idle.AddLast(seat);
            Admit(seat);
        }
    }

    private void Leave(ConnectionSeat seat, Action close)
    {
        StopDraining(seat);
        _taken -= seat.IsSeated ? 1 : 0;
        seat.IsSeated = false;
        _after.Insert(0, close);
    }

    private void StopDraining(ConnectionSeat seat)
    {
        seat.IsDraining = false;
        _draining.Remove(seat);
    }

    /// <summary>Gives connections to those who wait for one of a seated database, as far as there are any.</summary>
    private void Admit(ConnectionSeat seat)
    {
        for (var node = seat.Waiting.First; node is not null;)
        {
            var (waiter, next) = (node.Value, node.Next);
            if (TryTake(seat, waiter.Kind))
            {
                seat.Waiting.Remove(node);
                waiter.IsIn = true;
                _after.Add(() => waiter.Turn.TrySetResult());
            }

            node = next;
        }
    }

    /// <summary>Gives seats to those who wait for one, and has nobody leave one that nobody waits for.</summary>
    private void Advance()
    {
        while (_waiting.First is { Value: var first } && TrySeat(first))
        {
            _waiting.RemoveFirst();
            Admit(first);
        }

        while (_draining.Count > _waiting.Count)
        {
            var last = _draining[^1];
            StopDraining(last);
            Admit(last);
        }
    }
}
