namespace ReverseBuy.Inventory.Loading;

/// <summary>What waits to be written to one tenant's database. Thread-safe.</summary>
internal sealed class TenantWrites
{
    private readonly Lock _gate = new();
    private Dictionary<SnapshotKey, Snapshot> _waiting = [];
    private TaskCompletionSource _written = New();
    private bool _isDraining;

    /// <summary>Adds a snapshot; of two of one listing the newer is kept.</summary>
    /// <returns>A task that ends with the write that holds it, and whether somebody has to begin writing.</returns>
    public (Task Written, bool IsFirst) Add(SnapshotKey key, Snapshot snapshot)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(key, out var waiting) || waiting.CapturedAt <= snapshot.CapturedAt)
            {
                _waiting[key] = snapshot;
            }

            var isFirst = !_isDraining;
            _isDraining = true;
            return (_written.Task, isFirst);
        }
    }

    /// <summary>Takes what waits. When nothing does, whoever adds next has to begin again.</summary>
    public (List<KeyedSnapshot> Snapshots, TaskCompletionSource Written)? Take(int most)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _isDraining = false;
                return null;
            }

            List<KeyedSnapshot> taken = [.. _waiting.Take(most).Select(waiting => new KeyedSnapshot(waiting.Key, waiting.Value))];
            if (taken.Count == _waiting.Count)
            {
                var written = _written;
                _waiting = [];
                _written = New();
                return (taken, written);
            }

            // The task of those that stay is everybody's: it ends with the last of them.
            foreach (var snapshot in taken)
            {
                _waiting.Remove(snapshot.Key);
            }

            return (taken, New());
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
