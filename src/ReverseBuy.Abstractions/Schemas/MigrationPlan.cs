namespace ReverseBuy.Schemas;

/// <summary>What a run would do.</summary>
/// <param name="Target">The schema version of this host.</param>
/// <param name="Tenants">The tenants of the run, canaries first, each group by id.</param>
public sealed record MigrationPlan(string Target, IReadOnlyList<PlannedMigration> Tenants);
