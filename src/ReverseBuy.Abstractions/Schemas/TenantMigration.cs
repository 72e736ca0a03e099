namespace ReverseBuy.Schemas;

/// <summary>What became of one tenant in a run.</summary>
public sealed record TenantMigration
{
    /// <summary>The tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Whether it was a canary.</summary>
    public bool IsCanary { get; init; }

    /// <summary>What became of it.</summary>
    public required MigrationOutcome Outcome { get; init; }

    /// <summary>The schema version before; <see langword="null"/> when it is not known or there was none.</summary>
    public string? Before { get; init; }

    /// <summary>The schema version after; <see langword="null"/> when it is not known.</summary>
    public string? After { get; init; }

    /// <summary>How often it was tried, in this run and those before, until it succeeded; zero when it was not tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What went wrong, without secrets and personal data; <see langword="null"/> when nothing did.</summary>
    public string? Error { get; init; }
}
