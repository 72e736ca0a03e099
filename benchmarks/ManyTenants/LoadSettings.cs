namespace ReverseBuy.ManyTenants;

/// <summary>What a run is made of.</summary>
internal sealed record LoadSettings
{
    public required string Server { get; init; }

    public required int Registered { get; init; }

    public required int Active { get; init; }

    public required int Workers { get; init; }

    public required TimeSpan Work { get; init; }

    public required int MaxConnections { get; init; }

    public required TimeSpan Idle { get; init; }
}
