using System.Numerics;

namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// Remembers which entries were evicted lately, by their hash alone: eight bytes each, in a table where a newer one takes the place of an older one. Only under
/// the lock of the <see cref="SnapshotTable"/>.
/// </summary>
internal sealed class RecentlyOut(int capacity)
{
    private readonly (int Hash, int Number)[] _places = new (int, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Min(capacity, 1 << 20))];
    private int _evictions;

    public void Add(int hash)
    {
        // 0 marks an empty place.
        _evictions = _evictions == -1 ? 1 : _evictions + 1;
        _places[PlaceOf(hash)] = (hash, _evictions);
    }

    /// <summary>Whether it went out among the last so many, and forgets that it did.</summary>
    public bool Take(int hash)
    {
        ref var place = ref _places[PlaceOf(hash)];
        var isRecent = place.Hash == hash && place.Number != 0 && (uint)(_evictions - place.Number) < (uint)capacity;
        if (isRecent)
        {
            place = default;
        }

        return isRecent;
    }

    private int PlaceOf(int hash) => hash & (_places.Length - 1);
}
