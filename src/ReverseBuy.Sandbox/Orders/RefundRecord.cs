namespace ReverseBuy.Sandbox.Orders;

/// <summary>A refund as it was asked for; where it stands follows from its time (see <see cref="RefundBook"/>).</summary>
internal sealed class RefundRecord
{
    public required string Marketplace { get; init; }

    public required long Id { get; init; }

    public required long OrderId { get; init; }

    public required IReadOnlyList<long> SubOrderIds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long PaymentFen { get; init; }

    public required long CarriageFen { get; init; }

    public required string ReasonId { get; init; }

    /// <summary>Whether the trade had ended when it was asked for.</summary>
    public required bool IsAfterSale { get; init; }

    /// <summary>Whether the goods must come back before the money does.</summary>
    public bool NeedsReturn { get; init; }

    public DateTimeOffset? ReturnedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public bool IsEndTold { get; set; }
}
