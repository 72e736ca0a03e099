namespace ReverseBuy.Sandbox;

/// <summary>How often the marketplaces were called since the state began; refused and dropped calls count too.</summary>
public sealed record SandboxCounters
{
    /// <summary>Calls by the lane named in the user agent (<c>ReverseBuy/… (lane=browse)</c>); <c>other</c> when none is.</summary>
    public required IReadOnlyDictionary<string, int> ByLane { get; init; }

    /// <summary>Calls by operation: the api name (1688) or the path (Taobao).</summary>
    public required IReadOnlyDictionary<string, int> ByOperation { get; init; }
}
