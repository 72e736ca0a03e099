namespace ReverseBuy.Schemas;

/// <summary>
/// Brings the databases of many tenants to the schema of this host: canaries first, some at the same time, and no further once too many have failed. What was done
/// stands in the control database, so that a run which ended at any point is gone on with by the next one. Thread-safe; several runs at once share the tenants.
/// </summary>
public interface ITenantMigrations
{
    /// <summary>Says what <see cref="RunAsync"/> would do, and changes nothing. Schema versions come from the ledger, unless the options ask the databases.</summary>
    /// <param name="options">Which tenants.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="UnknownTenantException">The options name a tenant that there is not.</exception>
    ValueTask<MigrationPlan> PlanAsync(MigrationRunOptions options, CancellationToken cancellationToken = default);

    /// <summary>Migrates the tenants that are behind.</summary>
    /// <param name="options">Which tenants, how many at once, and when to stop.</param>
    /// <param name="progress">Is told of each tenant when it is through, one at a time; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the run: what is in hand is given up, and left as it was or migrated as far as it had come.</param>
    /// <returns>What became of each tenant. A failure of some is a part of it, and no exception.</returns>
    /// <exception cref="UnknownTenantException">The options name a tenant that there is not; nothing was migrated.</exception>
    ValueTask<MigrationReport> RunAsync(
        MigrationRunOptions options, IProgress<MigrationProgress>? progress = null, CancellationToken cancellationToken = default);
}
