using ReverseBuy.Privacy;

namespace ReverseBuy.Buying;

/// <summary>An address by its parts. Its text form hides them.</summary>
/// <param name="Street">Street and number.</param>
/// <param name="DistrictCode">The six-digit code of the district.</param>
/// <param name="PostalCode">The postal code, when known.</param>
[PersonalData]
public sealed record ParsedAddress(string Street, string DistrictCode, string? PostalCode)
{
    /// <inheritdoc />
    public override string ToString() => $"ParsedAddress {{ {DistrictCode} }}";
}
