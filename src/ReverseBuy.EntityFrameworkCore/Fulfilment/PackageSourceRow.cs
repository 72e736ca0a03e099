using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageSourceRow : IPlacedRow
{
    public PackageId Package { get; set; }

    public int Position { get; set; }

    public PurchaseOrderId PurchaseOrder { get; set; }

    public string UpstreamOrderId { get; set; } = string.Empty;

    public List<PackageSourceOrderRow> Orders { get; set; } = [];
}
