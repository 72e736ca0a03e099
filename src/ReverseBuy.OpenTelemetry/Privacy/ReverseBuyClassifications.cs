using Microsoft.Extensions.Compliance.Classification;

namespace ReverseBuy.Privacy;

/// <summary>
/// The classifications of what ReverseBuy marks, for a host that chooses redactors with <c>AddRedaction</c>. What carries both marks is asked for under the set of both. Thread-safe.
/// </summary>
public static class ReverseBuyClassifications
{
    /// <summary>The name of the taxonomy.</summary>
    public const string TaxonomyName = "ReverseBuy";

    /// <summary>What carries <see cref="PersonalDataAttribute"/>: it tells of a person.</summary>
    public static DataClassification PersonalData { get; } = new(TaxonomyName, nameof(PersonalData));

    /// <summary>What carries <see cref="SecretAttribute"/>: it opens something.</summary>
    public static DataClassification Secret { get; } = new(TaxonomyName, nameof(Secret));
}
