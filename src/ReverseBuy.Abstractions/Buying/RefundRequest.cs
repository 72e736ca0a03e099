namespace ReverseBuy.Buying;

/// <summary>A refund that is asked for.</summary>
public sealed record RefundRequest
{
    /// <summary>The marketplace's id of the order.</summary>
    public required string UpstreamOrderId { get; init; }

    /// <summary>The marketplace's ids of the lines (<see cref="UpstreamOrderLine.Id"/>); empty for all of them.</summary>
    public IReadOnlyList<string> LineIds { get; init; } = [];

    /// <summary>What is to happen.</summary>
    public required RefundKind Kind { get; init; }

    /// <summary>Where the goods are.</summary>
    public required RefundGoods Goods { get; init; }

    /// <summary>How much is asked back for the goods.</summary>
    public required Money Amount { get; init; }

    /// <summary>How much of the freight is asked back.</summary>
    public required Money Freight { get; init; }

    /// <summary>One of the reasons that the marketplace takes, by its id.</summary>
    public string ReasonId { get; init; } = string.Empty;

    /// <summary>What is wrong, in Chinese, 2 to 150 characters; no personal data.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Addresses of pictures that prove it, as <see cref="IRefundVouchers"/> gave them.</summary>
    public IReadOnlyList<Uri> Vouchers { get; init; } = [];
}
