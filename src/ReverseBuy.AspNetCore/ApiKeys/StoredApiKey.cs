namespace ReverseBuy.AspNetCore;

/// <summary>What is kept of an API key: enough to recognise it, and not to use it.</summary>
/// <param name="Id">The key's id: what stands before the point. It is no secret.</param>
/// <param name="Tenant">The tenant that the key is for.</param>
/// <param name="SecretHash">The SHA-256 hash of the secret, 64 hexadecimal digits. The secret is 32 random bytes, so that no slower hash is needed.</param>
public sealed record StoredApiKey(string Id, TenantId Tenant, string SecretHash);
