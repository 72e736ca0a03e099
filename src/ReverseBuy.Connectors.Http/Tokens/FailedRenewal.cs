using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors.Http;

/// <summary>A renewal that failed, so that not every call tries it again.</summary>
/// <param name="RefreshToken">What it was tried with, if there was any; a new one is tried at once.</param>
/// <param name="IsFinal">Whether the platform refused it, and will again.</param>
/// <param name="Until">Until when a token that has not ended yet is not renewed ahead.</param>
[Secret]
internal sealed record FailedRenewal(string? RefreshToken, bool IsFinal, DateTimeOffset Until)
{
    /// <summary>Hides the token.</summary>
    public override string ToString() => "FailedRenewal { hidden }";
}
