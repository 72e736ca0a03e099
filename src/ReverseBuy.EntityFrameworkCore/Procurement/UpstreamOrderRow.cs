using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class UpstreamOrderRow : IPlacedRow
{
    public PurchaseOrderId PurchaseOrder { get; set; }

    public int Position { get; set; }

    /// <summary>The marketplace's own id of the order.</summary>
    public string UpstreamId { get; set; } = string.Empty;

    public UpstreamOrderState State { get; set; }

    public Amount Total { get; set; }

    /// <summary>The units in it (see <see cref="UpstreamContentsText"/>).</summary>
    public string Contents { get; set; } = string.Empty;

    public DateTimeOffset? PayAskedAt { get; set; }

    public int PayAsks { get; set; }

    public DateTimeOffset? PayableSince { get; set; }

    public bool IsUnwanted { get; set; }

    public DateTimeOffset? CancelAskedAt { get; set; }

    /// <summary>In the smallest unit of the total's currency.</summary>
    public long? Refunded { get; set; }
}
