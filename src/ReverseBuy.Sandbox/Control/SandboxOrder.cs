namespace ReverseBuy.Sandbox;

/// <summary>An order as the marketplace holds it.</summary>
public sealed record SandboxOrder
{
    /// <summary><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</summary>
    public required string Marketplace { get; init; }

    /// <summary>The platform's order number.</summary>
    public required string Id { get; init; }

    /// <summary>The buyer's own number (outOrderId, outer_purchase_id), or what a link carried (custom_parameters); empty when none was given.</summary>
    public required string Reference { get; init; }

    /// <summary>Where it stands: <c>Building</c>, <c>Unpaid</c>, <c>Paid</c>, <c>Shipped</c>, <c>Signed</c> or <c>Closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was created, on the business clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Goods and postage, in yuan.</summary>
    public required decimal Total { get; init; }

    /// <summary>What was ordered.</summary>
    public required IReadOnlyList<SandboxOrderLine> Lines { get; init; }
}
