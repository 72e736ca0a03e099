namespace Lantern.Simulator;

/// <summary>A choice of an item.</summary>
public sealed class LanternSku
{
    /// <summary>Its number.</summary>
    public required string Id { get; init; }

    /// <summary>Its colour.</summary>
    public required string Colour { get; init; }

    /// <summary>What a piece costs, in fen.</summary>
    public required long PriceFen { get; set; }

    /// <summary>How many there are.</summary>
    public required int Stock { get; set; }
}
