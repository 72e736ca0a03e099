namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// The lease of one worker of one tenant. It is kept beyond a run and left to end by itself: who works on does not ask for every run, and who is idle costs nothing. Whether
/// it is still held is counted from before the question to the store, so that it never counts for longer here than there. For one run at a time.
/// </summary>
internal sealed class WorkerLease(ILeases leases, TenantId tenant, string worker, TimeSpan duration, TimeProvider time) : IAsyncDisposable
{
    // How much shorter than its lease the longest pause between two tries is: several of them fit.
    private const int TriesPerLease = 15;

    private readonly string _name = "worker:" + worker;
    private ILease? _lease;
    private long _heldSince;
    private bool _isDoubtful;

    /// <summary>In how long it is to be renewed while a run goes on.</summary>
    public TimeSpan RenewIn => _isDoubtful ? duration / TriesPerLease : Positive(RenewAfter - Age);

    private TimeSpan RenewAfter => duration / 3;

    private bool IsHeld => _lease is not null && Age < duration;

    private TimeSpan Age => time.GetElapsedTime(_heldSince);

    /// <summary>Makes sure that it is held before a run.</summary>
    /// <returns>Zero when it is; else for how long another has it.</returns>
    public async ValueTask<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        if (_lease is not null && Age < RenewAfter)
        {
            return TimeSpan.Zero;
        }

        var asked = time.GetTimestamp();
        if (_lease is null || !await _lease.RenewAsync(cancellationToken).ConfigureAwait(false))
        {
            _lease = null;
            asked = time.GetTimestamp();
            var attempt = await leases.TryAcquireAsync(tenant, _name, duration, cancellationToken).ConfigureAwait(false);
            if (attempt.Lease is null)
            {
                return Positive(attempt.EndsIn);
            }

            _lease = attempt.Lease;
        }

        (_heldSince, _isDoubtful) = (asked, false);
        return TimeSpan.Zero;
    }

    /// <summary>Renews it during a run.</summary>
    /// <returns>Whether the run may go on: not when the lease is over, or may be.</returns>
    public async ValueTask<bool> KeepAsync(CancellationToken cancellationToken)
    {
        if (_lease is not { } lease)
        {
            return false;
        }

        var asked = time.GetTimestamp();
        try
        {
            if (await lease.RenewAsync(cancellationToken).AsTask().WaitAsync(Positive(duration - Age), time, cancellationToken).ConfigureAwait(false))
            {
                (_heldSince, _isDoubtful) = (asked, false);
                return true;
            }

            _lease = null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whoever keeps it cannot be asked: it is held for what is left of its time.
            _isDoubtful = true;
        }

        return IsHeld;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is { } lease && Age < duration)
        {
            await lease.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1);
}
