namespace ReverseBuy.AspNetCore;

/// <summary>An API key as it stands in a configuration.</summary>
public sealed class ConfiguredApiKey
{
    /// <summary>The key's id.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The tenant that the key is for.</summary>
    public string Tenant { get; set; } = string.Empty;

    /// <summary>The SHA-256 hash of the secret, 64 hexadecimal digits.</summary>
    public string SecretHash { get; set; } = string.Empty;
}
