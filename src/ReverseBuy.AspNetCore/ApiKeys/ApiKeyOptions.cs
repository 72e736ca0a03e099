namespace ReverseBuy.AspNetCore;

/// <summary>The API keys of a host that keeps them in its configuration. Changes of the configuration are seen while it runs.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>The keys. Two of one tenant are how a key is replaced; of two with the same id neither is accepted.</summary>
    public IList<ConfiguredApiKey> Keys { get; } = [];
}
