namespace ReverseBuy.Schemas;

/// <summary>A row of the ledger.</summary>
public sealed record MigrationRecord
{
    /// <summary>The tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The schema version of its database; <see langword="null"/> when it was never noted.</summary>
    public string? Version { get; init; }

    /// <summary>How the last attempt stands; <see langword="null"/> when there was none.</summary>
    public MigrationState? State { get; init; }

    /// <summary>The run of the last attempt.</summary>
    public MigrationRunId? Run { get; init; }

    /// <summary>The version before the last attempt.</summary>
    public string? Before { get; init; }

    /// <summary>How often it was tried since it succeeded last, the last attempt included.</summary>
    public int Attempts { get; init; }

    /// <summary>What went wrong in the last attempt, without secrets and personal data.</summary>
    public string? Error { get; init; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it lasts, and when its process was killed.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
