using ReverseBuy.Inventory;

namespace ReverseBuy.Testing.Snapshots;

/// <summary>A store of snapshots as a dictionary.</summary>
internal sealed class SnapshotModel
{
    private readonly Dictionary<SnapshotKey, Snapshot> _held = [];

    public Snapshot? Find(SnapshotKey key) => _held.GetValueOrDefault(key);

    public void Save(SnapshotKey key, Snapshot snapshot)
    {
        if (Find(key) is not { } held)
        {
            _held[key] = snapshot;
        }
        else if (held.CapturedAt <= snapshot.CapturedAt)
        {
            _held[key] = snapshot with { ChangedAt = held.ChangedAt > snapshot.CapturedAt ? held.ChangedAt : null };
        }
    }

    public void MarkChanged(SnapshotKey key, DateTimeOffset at)
    {
        if (Find(key) is { } held && at > held.CapturedAt && !(held.ChangedAt >= at))
        {
            _held[key] = held with { ChangedAt = at };
        }
    }

    public void Remove(SnapshotKey key, DateTimeOffset goneAt)
    {
        if (Find(key) is { } held && held.CapturedAt <= goneAt)
        {
            _held.Remove(key);
        }
    }
}
