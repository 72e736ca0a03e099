namespace ReverseBuy.Schemas;

/// <summary>Which tenants to migrate, and how.</summary>
public sealed record MigrationRunOptions
{
    /// <summary>Only these tenants; empty (the default) for all of them.</summary>
    public IReadOnlyCollection<TenantId> Tenants { get; init; } = [];

    /// <summary>
    /// Tenants that are migrated before all others, which are begun only when every one of these has succeeded. They need not be among <see cref="Tenants"/>. None by default.
    /// </summary>
    public IReadOnlyCollection<TenantId> Canaries { get; init; } = [];

    /// <summary>How many are migrated at the same time; from 1 to 64, 4 unless set.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How many failures end the run. What is in hand by then is finished, and nothing new is begun. The first one, unless set.</summary>
    public FailureThreshold StopAfter { get; init; } = FailureThreshold.Count(1);

    /// <summary>
    /// Whether each database is asked for its version, and the ledger not believed: after databases were restored from a backup. Off unless set, as asking takes
    /// about as long as migrating.
    /// </summary>
    public bool AskDatabases { get; init; }

    /// <summary>
    /// After how long a tenant may be taken on by another run, should this one be gone. It is prolonged while the tenant is being migrated, however long that takes.
    /// From 5 seconds to an hour, 30 seconds unless set.
    /// </summary>
    public TimeSpan ClaimDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Refuses what makes no sense.</summary>
    /// <exception cref="ConfigurationException">A number is out of its range; the message names it.</exception>
    public void Validate()
    {
        if (Parallelism is < 1 or > 64)
        {
            throw new ConfigurationException($"MigrationRunOptions.Parallelism is {Parallelism}. Choose from 1 to 64, such as 4.");
        }

        if (ClaimDuration < TimeSpan.FromSeconds(5) || ClaimDuration > TimeSpan.FromHours(1))
        {
            throw new ConfigurationException($"MigrationRunOptions.ClaimDuration is {ClaimDuration:c}. Choose from five seconds to an hour, such as 00:00:30.");
        }
    }
}
