using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>What is known of a tenant's schema. The row stays when nobody migrates the tenant, so that its numbers never begin anew.</summary>
internal sealed class MigrationRow
{
    public TenantId Tenant { get; set; }

    public string? Version { get; set; }

    public MigrationState? State { get; set; }

    public MigrationRunId? Run { get; set; }

    public string? VersionBefore { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long FencingToken { get; set; }

    /// <summary>Until when it is claimed, in UTC and by the clock of the database alone: clocks of nodes differ.</summary>
    public DateTime ClaimedUntil { get; set; }
}
