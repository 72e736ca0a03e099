namespace ReverseBuy.Inventory.Loading;

/// <summary>What waits to be written to one tenant's database. Thread-safe.</summary>
internal sealed class TenantWrites
{
    private readonly Lock _gate = new();
    private Dictionary<SnapshotKey, PendingWrite> _waiting = [];
    private TaskCompletionSource _written = New();
    private Task _underWay = Task.CompletedTask;
    private bool _isDraining;

    /// <summary>Adds a write; of two of one listing the later is made. One row for both kinds: what is gone must not be overtaken by what was there before.</summary>
    /// <returns>A task that ends with the batch that holds it, and whether somebody has to begin writing.</returns>
    public (Task Written, bool IsFirst) Add(SnapshotKey key, PendingWrite write)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(key, out var waiting) || waiting.At <= write.At)
            {
                _waiting[key] = write;
            }

            var isFirst = !_isDraining;
            _isDraining = true;
            return (_written.Task, isFirst);
        }
    }

    /// <summary>Waits for all that was added before.</summary>
    /// <returns>A task that ends when it is written, or when that failed.</returns>
    public Task WrittenAsync()
    {
        lock (_gate)
        {
            return _waiting.Count == 0 ? _underWay : Task.WhenAll(_underWay, _written.Task);
        }
    }

    /// <summary>Takes what waits. When nothing does, whoever adds next has to begin again.</summary>
    public WriteBatch? Take(int most)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _isDraining = false;
                return null;
            }

            List<KeyValuePair<SnapshotKey, PendingWrite>> taken = [.. _waiting.Take(most)];
            if (taken.Count == _waiting.Count)
            {
                var batch = new WriteBatch(taken, _written);
                _underWay = _written.Task;
                _waiting = [];
                _written = New();
                return batch;
            }

            // The task of those that stay is everybody's: it ends with the last of them.
            foreach (var write in taken)
            {
                _waiting.Remove(write.Key);
            }

            var written = New();
            _underWay = written.Task;
            return new WriteBatch(taken, written);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
