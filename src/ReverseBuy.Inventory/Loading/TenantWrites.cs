namespace ReverseBuy.Inventory.Loading;

/// <summary>What waits to be written to one tenant's database. Thread-safe.</summary>
internal sealed class TenantWrites
{
    private readonly Lock _gate = new();
    private Dictionary<SnapshotKey, PendingWrite> _waiting = [];
    private TaskCompletionSource _written = New();
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
                _waiting = [];
                _written = New();
                return batch;
            }

            // The task of those that stay is everybody's: it ends with the last of them.
            foreach (var write in taken)
            {
                _waiting.Remove(write.Key);
            }

            return new WriteBatch(taken, New());
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
