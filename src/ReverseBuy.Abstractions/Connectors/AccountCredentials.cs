using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors;

/// <summary>What a buying account signs in with. Never logged: its text form hides every value.</summary>
/// <param name="AccessToken">The token that each call carries.</param>
[Secret]
public sealed record AccountCredentials(string AccessToken)
{
    /// <summary>The token that gets a new access token, when there is one.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the access token ends, when known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The number of the lease under which they were renewed; of two renewals of the same credentials the one with the larger number is the newer.
    /// <see langword="null"/> when a person stored them.
    /// </summary>
    public long? FencingToken { get; init; }

    /// <inheritdoc />
    public override string ToString() => "AccountCredentials { hidden }";
}
