using Microsoft.Extensions.Caching.Memory;

namespace ReverseBuy.Testing;

/// <summary>Shows the recorder the keys of the cache behind it, and the values that are found.</summary>
internal sealed class RecordingMemoryCache(LeakRecorder recorder, IMemoryCache cache) : IMemoryCache
{
    public ICacheEntry CreateEntry(object key)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, ObjectText.Of(key));
        return cache.CreateEntry(key);
    }

    public bool TryGetValue(object key, out object? value)
    {
        var text = ObjectText.Of(key);
        recorder.LookAtKey(LeakChannel.CacheKey, text);
        if (!cache.TryGetValue(key, out value))
        {
            return false;
        }

        recorder.Look(LeakChannel.CacheValue, text, ObjectText.Of(value));
        return true;
    }

    public void Remove(object key)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, ObjectText.Of(key));
        cache.Remove(key);
    }

    // The container made the cache, and disposes it.
    public void Dispose()
    {
    }
}
