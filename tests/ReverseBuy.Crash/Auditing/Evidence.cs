using ReverseBuy.Crash.Agency;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Everything that is looked at when it is over.</summary>
internal sealed record Evidence
{
    public required IReadOnlyList<Acknowledgement> Acknowledgements { get; init; }

    public required IReadOnlyList<TenantEvidence> Tenants { get; init; }

    /// <summary>What the marketplaces have, of all tenants.</summary>
    public required IReadOnlyList<UpstreamEvidence> Upstream { get; init; }

    /// <summary>Calls of known tenants that failed while nothing of theirs was away.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Other answers of what needs the control database than that it was done, or that it is away.</summary>
    public IReadOnlyList<string> Unclear { get; init; } = [];

    /// <summary>How many events lie in the broker's queues.</summary>
    public required long Queued { get; init; }

    /// <summary>How many lie among the dead letters.</summary>
    public required long DeadLetters { get; init; }
}
