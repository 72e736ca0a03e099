namespace ReverseBuy.Sandbox;

/// <summary>A listing as it can be bought now.</summary>
public sealed record SandboxListing
{
    /// <summary><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</summary>
    public required string Marketplace { get; init; }

    /// <summary>The listing's public number; at Pinduoduo its sign.</summary>
    public required string Id { get; init; }

    /// <summary>The Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>The link a customer would paste.</summary>
    public required Uri Url { get; init; }

    /// <summary>The least quantity per order (1688); 1 where any will do.</summary>
    public required int MinimumOrderQuantity { get; init; }

    /// <summary>Orders must be multiples of this; null where any quantity will do.</summary>
    public int? LotSize { get; init; }

    /// <summary>Whether it can no longer be bought.</summary>
    public required bool Delisted { get; init; }

    /// <summary>The variants; a listing without any has one with an empty id.</summary>
    public required IReadOnlyList<SandboxSku> Skus { get; init; }
}
