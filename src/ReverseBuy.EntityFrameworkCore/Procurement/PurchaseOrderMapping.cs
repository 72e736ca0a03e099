using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal static class PurchaseOrderMapping
{
    public static void Fill(PurchaseOrderRow row, PurchaseOrder purchaseOrder)
    {
        row.Id = purchaseOrder.Id;
        row.Marketplace = purchaseOrder.Marketplace;
        row.Account = purchaseOrder.Account;
        row.SellerId = purchaseOrder.SellerId;
        row.Warehouse = purchaseOrder.Warehouse;
        row.State = purchaseOrder.State;
        row.Version = purchaseOrder.Version;
        row.Reference = purchaseOrder.Reference;
        row.CreatedAt = purchaseOrder.CreatedAt;
        row.SendBefore = purchaseOrder.SendBefore;
        row.Asks = purchaseOrder.Asks;
        row.FirstAskedAt = purchaseOrder.FirstAskedAt;
        row.Failures = purchaseOrder.Failures;
        row.DueAt = purchaseOrder.DueAt;
        row.Note = purchaseOrder.Note;
        row.Attempt = purchaseOrder.Attempt;
        row.GatherUntil = purchaseOrder.GatherUntil;
        row.PersonReason = purchaseOrder.Person?.Reason;
        row.PersonSince = purchaseOrder.Person?.Since;
        row.Link = purchaseOrder.Link?.OriginalString;
        row.HandedAt = purchaseOrder.HandedAt;
        row.TakenBy = purchaseOrder.TakenBy;
        row.Lines.Fill(purchaseOrder.Lines, FillLine);
        row.UpstreamOrders.Fill(purchaseOrder.UpstreamOrders, FillUpstreamOrder);
    }

    public static PurchaseOrder ToPurchaseOrder(PurchaseOrderRow row) => new()
    {
        Id = row.Id,
        Marketplace = row.Marketplace,
        Account = row.Account,
        SellerId = row.SellerId,
        Warehouse = row.Warehouse,
        State = row.State,
        Version = row.Version,
        Reference = row.Reference,
        Lines = row.Lines.Read(ToLine),
        UpstreamOrders = row.UpstreamOrders.Read(ToUpstreamOrder),
        CreatedAt = row.CreatedAt,
        SendBefore = row.SendBefore,
        Asks = row.Asks,
        FirstAskedAt = row.FirstAskedAt,
        Failures = row.Failures,
        DueAt = row.DueAt,
        Note = row.Note,
        Attempt = row.Attempt,
        GatherUntil = row.GatherUntil,
        Person = row is { PersonReason: { } reason, PersonSince: { } since } ? new PersonNeed(reason, since) : null,
        Link = row.Link is null ? null : new Uri(row.Link),
        HandedAt = row.HandedAt,
        TakenBy = row.TakenBy,
    };

    private static void FillLine(PurchaseOrderLineRow row, PurchaseOrderLine line)
    {
        row.Order = line.Order;
        row.OrderLine = line.OrderLine;
        row.Marketplace = line.Sku.Listing.Marketplace;
        row.Listing = line.Sku.Listing.Value;
        row.Sku = line.Sku.Value;
        row.Quantity = line.Quantity;
        row.UnitPrice = line.UnitPrice;
        row.PurchaseKey = line.PurchaseKey;
        row.Freed = line.Freed;
    }

    private static PurchaseOrderLine ToLine(PurchaseOrderLineRow row) => new()
    {
        Order = row.Order,
        OrderLine = row.OrderLine,
        Sku = new SkuId(new ListingId(row.Marketplace, row.Listing), row.Sku),
        Quantity = row.Quantity,
        UnitPrice = row.UnitPrice,
        PurchaseKey = row.PurchaseKey,
        Freed = row.Freed,
    };

    private static void FillUpstreamOrder(UpstreamOrderRow row, UpstreamOrder upstream)
    {
        row.UpstreamId = upstream.Id;
        row.State = upstream.State;
        row.Total = Amount.Of(upstream.Total);
        row.Contents = UpstreamContentsText.Write(upstream.Contents);
        row.PayAskedAt = upstream.PayAskedAt;
        row.PayAsks = upstream.PayAsks;
        row.PayableSince = upstream.PayableSince;
        row.IsUnwanted = upstream.IsUnwanted;
        row.CancelAskedAt = upstream.CancelAskedAt;
        row.Refunded = upstream.Refunded?.ToMinorUnits();
    }

    private static UpstreamOrder ToUpstreamOrder(UpstreamOrderRow row) => new()
    {
        Id = row.UpstreamId,
        State = row.State,
        Total = row.Total.ToMoney(),
        Contents = UpstreamContentsText.Read(row.Contents),
        PayAskedAt = row.PayAskedAt,
        PayAsks = row.PayAsks,
        PayableSince = row.PayableSince,
        IsUnwanted = row.IsUnwanted,
        CancelAskedAt = row.CancelAskedAt,
        Refunded = row.Refunded is { } refunded ? Money.FromMinorUnits(refunded, row.Total.ToMoney().Currency) : null,
    };
}
