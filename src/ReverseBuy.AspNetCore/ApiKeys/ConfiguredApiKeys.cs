using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace ReverseBuy.AspNetCore.ApiKeys;

/// <summary>The keys of the options.</summary>
internal sealed class ConfiguredApiKeys : IApiKeyStore, IDisposable
{
    private readonly IDisposable? _changes;
    private volatile FrozenDictionary<string, StoredApiKey> _keys;

    public ConfiguredApiKeys(IOptionsMonitor<ApiKeyOptions> options)
    {
        _keys = Read(options.CurrentValue);
        _changes = options.OnChange(changed => _keys = Read(changed));
    }

    public ValueTask<StoredApiKey?> FindAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult(_keys.GetValueOrDefault(id));

    public void Dispose() => _changes?.Dispose();

    private static FrozenDictionary<string, StoredApiKey> Read(ApiKeyOptions options) => options.Keys
        .GroupBy(key => key.Id, StringComparer.Ordinal)
        .Where(same => same.Count() == 1)
        .Select(same => same.Single())
        .Where(key => ApiKeyRules.Problem(key) is null)
        .ToFrozenDictionary(key => key.Id, key => new StoredApiKey(key.Id, new TenantId(key.Tenant), key.SecretHash), StringComparer.Ordinal);
}
