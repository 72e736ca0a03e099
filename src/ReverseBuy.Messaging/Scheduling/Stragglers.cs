namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Runs that take long and have given up their place to others; so many at most. Thread-safe.</summary>
internal sealed class Stragglers(int limit)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _runs = [];

    /// <summary>Takes over a run, which never fails; not when there are too many.</summary>
    public bool TryAdd(Task run)
    {
        lock (_lock)
        {
            if (_runs.Count >= limit)
            {
                return false;
            }

            _runs.Add(run);
        }

        // One that has ended meanwhile is removed on the spot.
        _ = run.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return true;
    }

    public Task WhenAllAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_runs);
        }
    }

    private void Remove(Task run)
    {
        lock (_lock)
        {
            _runs.Remove(run);
        }
    }
}
