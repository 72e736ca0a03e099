namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// For providers: lets one writer of this process at a time at a database, or a few, in the order they came, and none waits without end. Thread-safe.
/// </summary>
public sealed class WriteQueue : IDisposable
{
    private readonly string _database;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn;

    /// <summary>Makes the queue of one database.</summary>
    /// <param name="database">The database, as people are told of it.</param>
    /// <param name="patience">How long to wait for a turn.</param>
    /// <param name="time">The clock of the wait.</param>
    /// <param name="turns">How many may have a turn at the same time.</param>
    public WriteQueue(string database, TimeSpan patience, TimeProvider time, int turns = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(database);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(time);
        _database = database;
        _patience = patience;
        _time = time;
        ArgumentOutOfRangeException.ThrowIfLessThan(turns, 1);
        _turn = new SemaphoreSlim(turns, turns);
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn; disposing it passes it on, and disposing it twice passes it on once.</returns>
    /// <exception cref="ReverseBuyException">The turn did not come in time (<c>storage.busy</c>, transient).</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_turn.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            return new Turn(_turn);
        }

        using var impatience = new CancellationTokenSource(_patience, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(impatience.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (impatience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Busy(null);
        }

        return new Turn(_turn);
    }

    /// <summary>What to tell who waited in vain, here or at the engine's own lock.</summary>
    /// <param name="cause">What the engine threw, if it did.</param>
    /// <returns>The exception to throw.</returns>
    public ReverseBuyException Busy(Exception? cause) => Busy(_database, _patience, cause);

    /// <summary>What to tell who waited in vain at the engine's own lock, without a queue.</summary>
    /// <param name="database">The database, as people are told of it.</param>
    /// <param name="patience">How long was waited.</param>
    /// <param name="cause">What the engine threw, if it did.</param>
    /// <returns>The exception to throw.</returns>
    public static ReverseBuyException Busy(string database, TimeSpan patience, Exception? cause) => new(
        "storage.busy",
        $"Database '{database}' was being written by others for {patience:c}. Try again. If it happens often, look for a unit of work that is kept open: "
        + "a network call inside one, or a handler that calls a writing facade before its own unit of work has ended.",
        cause)
    {
        IsTransient = true,
    };

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
