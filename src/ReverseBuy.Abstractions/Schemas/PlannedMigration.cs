namespace ReverseBuy.Schemas;

/// <summary>A tenant of a plan.</summary>
public sealed record PlannedMigration
{
    /// <summary>The tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Whether it comes before all that are none.</summary>
    public bool IsCanary { get; init; }

    /// <summary>The schema version of its database; <see langword="null"/> when the ledger does not know it, and the database decides.</summary>
    public string? Version { get; init; }

    /// <summary>The versions that it would be taken to, one after the other; none when it is up to date, or ahead of this host.</summary>
    public required IReadOnlyList<string> Pending { get; init; }

    /// <summary>What the ledger says of the last attempt; <see langword="null"/> when there was none.</summary>
    public MigrationState? LastState { get; init; }

    /// <summary>What went wrong in the last attempt, when it failed.</summary>
    public string? LastError { get; init; }
}
