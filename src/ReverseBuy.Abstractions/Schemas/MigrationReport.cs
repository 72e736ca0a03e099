using System.Text.Json;

namespace ReverseBuy.Schemas;

/// <summary>What a run did.</summary>
public sealed record MigrationReport
{
    /// <summary>The run; the ledger names it beside each tenant that it took on.</summary>
    public required MigrationRunId Run { get; init; }

    /// <summary>The schema version of this host.</summary>
    public required string Target { get; init; }

    /// <summary>How it ended.</summary>
    public required MigrationRunOutcome Outcome { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The tenants, canaries first, each group by id.</summary>
    public required IReadOnlyList<TenantMigration> Tenants { get; init; }

    /// <summary>How many tenants had an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(MigrationOutcome outcome) => Tenants.Count(tenant => tenant.Outcome == outcome);

    /// <summary>Writes the report as JSON, for machines and for keeping.</summary>
    /// <returns>The text, indented.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, MigrationJsonContext.Default.MigrationReport);
}
