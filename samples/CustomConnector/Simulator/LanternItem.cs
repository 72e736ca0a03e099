namespace Lantern.Simulator;

/// <summary>Something on offer.</summary>
public sealed class LanternItem
{
    /// <summary>Its number.</summary>
    public required string Id { get; init; }

    /// <summary>The seller's title.</summary>
    public required string Title { get; init; }

    /// <summary>Who sells it; an order is of one seller.</summary>
    public required string Seller { get; init; }

    /// <summary>The smallest quantity of a choice.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>Whether it can be bought.</summary>
    public bool IsOnSale { get; set; } = true;

    /// <summary>The choices.</summary>
    public required IReadOnlyList<LanternSku> Skus { get; init; }
}
