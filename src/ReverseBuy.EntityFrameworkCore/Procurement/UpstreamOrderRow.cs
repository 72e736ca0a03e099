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
}
