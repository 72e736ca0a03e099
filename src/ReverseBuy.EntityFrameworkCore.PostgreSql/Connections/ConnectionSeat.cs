namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>The connections of one database: some places, if it has a seat among the databases of this process. Thread-safe; all that changes is guarded by <see cref="ConnectionSeats"/>.</summary>
/// <param name="seats">The seats of the process.</param>
/// <param name="database">The database, as people are told of it.</param>
/// <param name="clear">Closes the connections that nobody uses.</param>
/// <param name="end">Closes them for good; called once, when nobody uses one.</param>
/// <param name="closed">What to tell who comes later.</param>
internal sealed class ConnectionSeat(ConnectionSeats seats, string database, Action clear, Action end, Func<Exception> closed)
{
    private readonly int[] _used = new int[3];

    public string Database => database;

    public Action Clear => clear;

    public Action End => end;

    public Func<Exception> Closed => closed;

    /// <summary>Those who wait for a connection to this database, in the order they came.</summary>
    public LinkedList<ConnectionWaiter> Waiting { get; } = [];

    public bool IsSeated { get; set; }

    /// <summary>Since when it has its seat, by the timestamps of the clock.</summary>
    public long SeatedAt { get; set; }

    /// <summary>Whether it is to give up its seat as soon as what was begun has ended.</summary>
    public bool IsDraining { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>How many connections are in use.</summary>
    public int Used => _used[0] + _used[1] + _used[2];

    /// <summary>Waits for a connection; <see cref="Exit"/> gives it back.</summary>
    /// <exception cref="ReverseBuyException">There was none in time (<c>storage.connections_exhausted</c>), or the database was closed (<c>storage.closed</c>); both are transient.</exception>
    public ValueTask EnterAsync(ConnectionKind kind, CancellationToken cancellationToken) => seats.EnterAsync(this, kind, cancellationToken);

    public void Exit(ConnectionKind kind) => seats.Exit(this, kind);

    /// <summary>Closes it for good: connections in use when they are given back, and nobody gets another one.</summary>
    public void Close() => seats.Close(this);

    public void Count(ConnectionKind kind, int change) => _used[(int)kind] += change;

    /// <summary>Whether a connection may be opened although the seat is to be given up: whoever holds one already might wait for it without end.</summary>
    public bool MayStandInside(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Command => _used[(int)ConnectionKind.View] + _used[(int)ConnectionKind.UnitOfWork] > 0,
        ConnectionKind.View => _used[(int)ConnectionKind.UnitOfWork] > 0,
        _ => false,
    };
}
