namespace ReverseBuy.Sandbox;

/// <summary>A line of a <see cref="SandboxOrder"/>.</summary>
public sealed record SandboxOrderLine
{
    /// <summary>The listing's public number.</summary>
    public required string ListingId { get; init; }

    /// <summary>The SKU's public number; empty for a listing without SKUs.</summary>
    public required string SkuId { get; init; }

    /// <summary>Pieces.</summary>
    public required int Quantity { get; init; }

    /// <summary>Price per piece, in yuan.</summary>
    public required decimal UnitPrice { get; init; }
}
