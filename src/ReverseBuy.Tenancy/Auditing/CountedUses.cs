using System.Collections.Concurrent;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>Counts by key, for as many keys as there is room for. Thread-safe; nobody waits for anybody.</summary>
internal sealed class CountedUses<TKey>(int capacity)
    where TKey : struct, IEquatable<TKey>
{
    private readonly ConcurrentDictionary<TKey, UseCounter> _counters = new();
    private int _size;

    /// <summary>Adds to a key's counts.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(in TKey key, uint uses, uint refused)
    {
        while (true)
        {
            if (_counters.TryGetValue(key, out var counter))
            {
                if (counter.TryAdd(uses, refused))
                {
                    return true;
                }

                // It was taken just now, and is about to be removed by whoever took it.
                Remove(key, counter);
            }
            else if (Volatile.Read(ref _size) >= capacity)
            {
                return false;
            }
            else if (_counters.TryAdd(key, new UseCounter(uses, refused)))
            {
                Interlocked.Increment(ref _size);
                return true;
            }
        }
    }

    /// <summary>How many keys have counts that were not taken.</summary>
    public int Count(Func<TKey, bool> which) => _counters.Count(pair => which(pair.Key));

    /// <summary>Takes the counts of some keys, each exactly once.</summary>
    public IReadOnlyList<(TKey Key, uint Uses, uint Refused)> Take(Func<TKey, bool> which)
    {
        var taken = new List<(TKey, uint, uint)>();
        foreach (var (key, counter) in _counters)
        {
            if (which(key) && Remove(key, counter))
            {
                var (uses, refused) = counter.Take();
                taken.Add((key, uses, refused));
            }
        }

        return taken;
    }

    private bool Remove(TKey key, UseCounter counter)
    {
        if (!_counters.TryRemove(new(key, counter)))
        {
            return false;
        }

        Interlocked.Decrement(ref _size);
        return true;
    }
}
