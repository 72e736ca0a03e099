using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace ReverseBuy.Testing;

/// <summary>Shows the recorder the keys and values of the cache behind it.</summary>
internal sealed class RecordingDistributedCache(LeakRecorder recorder, IDistributedCache cache) : IDistributedCache
{
    public byte[]? Get(string key)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, key);
        return Look(key, cache.Get(key));
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await PassAsync(nameof(GetAsync), key, token);
        return Look(key, await cache.GetAsync(key, token));
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, key);
        cache.Set(key, Look(key, value)!, options);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await PassAsync(nameof(SetAsync), key, token);
        await cache.SetAsync(key, Look(key, value)!, options, token);
    }

    public void Refresh(string key)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, key);
        cache.Refresh(key);
    }

    public async Task RefreshAsync(string key, CancellationToken token = default)
    {
        await PassAsync(nameof(RefreshAsync), key, token);
        await cache.RefreshAsync(key, token);
    }

    public void Remove(string key)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, key);
        cache.Remove(key);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await PassAsync(nameof(RemoveAsync), key, token);
        await cache.RemoveAsync(key, token);
    }

    private ValueTask PassAsync(string operation, string key, CancellationToken cancellationToken)
    {
        recorder.LookAtKey(LeakChannel.CacheKey, key);
        return recorder.PassAsync($"{nameof(IDistributedCache)}.{operation}", cancellationToken);
    }

    private byte[]? Look(string key, byte[]? value)
    {
        if (value is not null)
        {
            recorder.Look(LeakChannel.CacheValue, key, Encoding.Latin1.GetString(value));
        }

        return value;
    }
}
