namespace ReverseBuy.ManyTenants;

/// <summary>What was measured.</summary>
internal sealed record Figures
{
    /// <summary>From building the host until it has started, in milliseconds: with the active tenants alone, and with all.</summary>
    public required double StartOfActive { get; init; }

    public required double StartOfAll { get; init; }

    /// <summary>Live bytes once the host has come to rest.</summary>
    public required long BytesOfActive { get; init; }

    public required long BytesOfAll { get; init; }

    /// <summary>Live bytes once each of the idle tenants was asked for.</summary>
    public required long BytesOfKnown { get; init; }

    /// <summary>Processor time of a process that does nothing, as a share of one core.</summary>
    public required double IdleCpu { get; init; }

    /// <summary>The same with the active tenants alone.</summary>
    public required double IdleCpuOfActive { get; init; }

    /// <summary>Processor time of a visit of all workers to one idle tenant, of this process alone, in milliseconds.</summary>
    public required double VisitCpu { get; init; }

    public required int Operations { get; init; }

    public required int Failures { get; init; }

    /// <summary>How long an operation took, in milliseconds.</summary>
    public required double Median { get; init; }

    public required double Percentile99 { get; init; }

    public required double Longest { get; init; }

    /// <summary>The fewest operations that a tenant got done, and the most.</summary>
    public required int Fewest { get; init; }

    public required int Most { get; init; }

    /// <summary>Connections that the server saw to tenants' databases.</summary>
    public required long MostConnections { get; init; }

    /// <summary>How long after the work the last of them was closed, in seconds.</summary>
    public required int SecondsToRest { get; init; }

    /// <summary>How busy the machine was with others, as the kernel counts.</summary>
    public required string MachineLoad { get; init; }
}
