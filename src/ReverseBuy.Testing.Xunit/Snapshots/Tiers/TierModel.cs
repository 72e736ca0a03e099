using ReverseBuy.Inventory;

namespace ReverseBuy.Testing.Snapshots.Tiers;

/// <summary>A tier as a dictionary: the moment of each key, and what was captured then unless it was removed.</summary>
internal sealed class TierModel
{
    private readonly Dictionary<SnapshotKey, (DateTimeOffset Moment, string? Title)> _held = [];

    public string? TitleOf(SnapshotKey key) => _held.TryGetValue(key, out var held) ? held.Title : null;

    /// <summary>Whether it is kept, and so told.</summary>
    public bool Save(SnapshotKey key, DateTimeOffset captured, string title)
    {
        if (_held.TryGetValue(key, out var held) && held.Moment > captured)
        {
            return false;
        }

        _held[key] = (captured, title);
        return true;
    }

    public void Remove(SnapshotKey key, DateTimeOffset before)
    {
        if (!_held.TryGetValue(key, out var held) || held.Moment < before)
        {
            _held[key] = (before, null);
        }
    }
}
