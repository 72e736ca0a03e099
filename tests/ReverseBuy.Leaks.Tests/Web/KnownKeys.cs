using System.Collections.Concurrent;
using ReverseBuy.AspNetCore;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>The API keys of a host that keeps them itself, one of each tenant.</summary>
internal sealed class KnownKeys : IApiKeyStore
{
    private readonly ConcurrentDictionary<string, StoredApiKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TenantId, ApiKey> _texts = new();

    public string TextOf(TenantId tenant) => _texts[tenant].Text;

    public void Make(TenantId tenant)
    {
        var key = ApiKey.Create($"key-of-{tenant}");
        (_texts[tenant], _keys[key.Id]) = (key, key.Store(tenant));
    }

    public ValueTask<StoredApiKey?> FindAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult(_keys.GetValueOrDefault(id));
}
