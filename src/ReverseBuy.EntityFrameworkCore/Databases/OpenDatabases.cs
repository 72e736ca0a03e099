using System.Collections.Concurrent;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// For providers: the tenants' databases that this process has open. One that nobody used for half a minute is closed, and opened again when it is needed: an idle tenant holds nothing. Thread-safe.
/// </summary>
/// <typeparam name="TDatabase">What is kept of each.</typeparam>
public sealed class OpenDatabases<TDatabase> : IDisposable
    where TDatabase : class, IOpenDatabase
{
    /// <summary>After how long a database that nobody uses is closed.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>How often a database is looked for anew that was closed in the moment when it was to be used.</summary>
    private const int MostTries = 3;

    private readonly ConcurrentDictionary<TenantId, Lazy<TDatabase>> _open = new();
    private readonly StorageMetrics _metrics;
    private readonly ITimer _timer;
    private int _isLooking;

    /// <summary>Begins to look for idle ones.</summary>
    /// <param name="metrics">Counts what is opened and closed.</param>
    /// <param name="time">The clock of idleness.</param>
    public OpenDatabases(StorageMetrics metrics, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(time);
        _metrics = metrics;

        // Whoever asks for the first database is in the middle of somebody's request; the timer must not keep that one's tenant.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static self => ((OpenDatabases<TDatabase>)self!).CloseIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>How many are open.</summary>
    public int Count => _open.Count;

    /// <summary>Whether a tenant's is open.</summary>
    /// <param name="tenant">The tenant.</param>
    public bool Holds(TenantId tenant) => _open.ContainsKey(tenant);

    /// <summary>Finds a tenant's, if it is open.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The database, which may be closed at any moment unless a use of it is begun.</returns>
    public TDatabase? Find(TenantId tenant) => _open.TryGetValue(tenant, out var known) ? known.Value : null;

    /// <summary>Finds a tenant's, or opens it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="make">Makes what is kept of it.</param>
    /// <returns>The database, which may be closed at any moment unless a use of it is begun.</returns>
    public TDatabase Open(TenantId tenant, Func<TDatabase> make)
    {
        var opened = new Lazy<TDatabase>(make);
        var database = _open.GetOrAdd(tenant, opened);
        if (database == opened)
        {
            _metrics.Opened();
            Look();
        }

        return database.Value;
    }

    /// <summary>Does something with a tenant's database, which stays open meanwhile. Was it closed before that began, it is looked for anew.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="tenant">The tenant.</param>
    /// <param name="find">Opens the database that is not open.</param>
    /// <param name="act">What to do. It changes nothing before it is sure that the database is open.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What came of it.</returns>
    public async ValueTask<TResult> UseAsync<TResult>(
        TenantId tenant,
        Func<TenantId, CancellationToken, ValueTask<TDatabase>> find,
        Func<TDatabase, CancellationToken, ValueTask<TResult>> act,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(act);
        for (var tries = 1; ; tries++)
        {
            var database = Find(tenant) ?? await find(tenant, cancellationToken).ConfigureAwait(false);
            if (!database.Uses.TryBegin())
            {
                // Whoever closed it is about to say so here.
                Remove(tenant, database);
                continue;
            }

            try
            {
                return await act(database, cancellationToken).ConfigureAwait(false);
            }
            catch (ReverseBuyException exception) when (exception.Code == DatabaseUses.ClosedCode && tries < MostTries)
            {
                Remove(tenant, database);
            }
            finally
            {
                database.Uses.End();
            }
        }
    }

    /// <summary>Forgets a tenant's database, whoever uses it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The database, to be closed; <see langword="null"/> when it was not open.</returns>
    public TDatabase? Forget(TenantId tenant)
    {
        if (!_open.TryRemove(tenant, out var known))
        {
            return null;
        }

        Note(LetGoReason.Gone);
        return known.Value;
    }

    /// <summary>Forgets a database that turned out not to be there.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="database">The database; another one of the same tenant stays.</param>
    public void Remove(TenantId tenant, TDatabase database)
    {
        if (_open.TryGetValue(tenant, out var known) && known.Value == database && _open.TryRemove(new KeyValuePair<TenantId, Lazy<TDatabase>>(tenant, known)))
        {
            Note(LetGoReason.Gone);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        foreach (var database in _open.Values.Where(database => database.IsValueCreated))
        {
            database.Value.Uses.Close();
            database.Value.Dispose();
        }
    }

    private void CloseIdle()
    {
        foreach (var (tenant, database) in _open.Where(database => database.Value.IsValueCreated && database.Value.Value.Uses.TryCloseIdle(Idle)))
        {
            if (_open.TryRemove(new KeyValuePair<TenantId, Lazy<TDatabase>>(tenant, database)))
            {
                Note(LetGoReason.Idle);
            }

            database.Value.Dispose();
        }

        // A process that has nothing open has nothing to look for.
        Volatile.Write(ref _isLooking, 0);
        if (!_open.IsEmpty)
        {
            Look();
        }
    }

    private void Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) == 0)
        {
            _timer.Change(LookEvery, Timeout.InfiniteTimeSpan);
        }
    }

    private void Note(LetGoReason reason)
    {
        _metrics.Closed();
        _metrics.LetGo(reason);
    }
}
