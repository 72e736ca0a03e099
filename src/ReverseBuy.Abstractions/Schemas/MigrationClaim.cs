namespace ReverseBuy.Schemas;

/// <summary>A tenant that a run has taken on.</summary>
/// <param name="Record">The tenant's row, as it is with this attempt begun.</param>
/// <param name="FencingToken">A number that is larger than that of every holder before.</param>
public sealed record MigrationClaim(MigrationRecord Record, long FencingToken);
