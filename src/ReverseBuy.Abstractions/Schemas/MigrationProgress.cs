namespace ReverseBuy.Schemas;

/// <summary>How far a run has come.</summary>
/// <param name="Last">The tenant that is through.</param>
/// <param name="Through">How many are through, with or without success.</param>
/// <param name="Failed">How many of these failed.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record MigrationProgress(TenantMigration Last, int Through, int Failed, int Total);
