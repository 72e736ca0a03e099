using ReverseBuy.Privacy;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

/// <summary>What is encrypted. Released: members are never renamed, removed or given another meaning.</summary>
[Secret]
internal sealed class CredentialDocument
{
    public required string AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public long? FencingToken { get; init; }
}
