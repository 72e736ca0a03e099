namespace ReverseBuy.Sandbox;

/// <summary>A variant of a <see cref="SandboxListing"/>.</summary>
public sealed record SandboxSku
{
    /// <summary>The SKU's public number, at Pinduoduo its code; empty for a listing without SKUs.</summary>
    public required string Id { get; init; }

    /// <summary>Price per piece in yuan now, at the least quantity.</summary>
    public required decimal Price { get; init; }

    /// <summary>Pieces left.</summary>
    public required int Stock { get; init; }

    /// <summary>Chinese option names and values, e.g. 颜色: 黑色.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }
}
