using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class PurchaseOrderRow : IAggregateRow
{
    public long Position { get; set; }

    public PurchaseOrderId Id { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    public string SellerId { get; set; } = string.Empty;

    public WarehouseId Warehouse { get; set; }

    public PurchaseOrderState State { get; set; }

    public int Version { get; set; }

    public string Reference { get; set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SendBefore { get; set; }

    public int Asks { get; set; }

    public DateTimeOffset? FirstAskedAt { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public string? Note { get; set; }

    public int Attempt { get; set; }

    public DateTimeOffset? GatherUntil { get; set; }

    public PersonReason? PersonReason { get; set; }

    public DateTimeOffset? PersonSince { get; set; }

    public string? Link { get; set; }

    public DateTimeOffset? HandedAt { get; set; }

    public string? TakenBy { get; set; }

    public List<PurchaseOrderLineRow> Lines { get; set; } = [];

    public List<UpstreamOrderRow> UpstreamOrders { get; set; } = [];

    public AggregateKey Aggregate => AggregateKey.Of(Id);
}
