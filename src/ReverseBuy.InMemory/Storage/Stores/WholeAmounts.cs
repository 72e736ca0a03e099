using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.InMemory.Storage.Stores;

/// <summary>Refuses, as a database does, what is charged or paid in fractions of the smallest unit: it would be rounded somewhere.</summary>
internal static class WholeAmounts
{
    public static Order Require(Order order)
    {
        Require(
        [
            order.Charged,
            order.Paid,
            .. order.Lines.SelectMany(line => new[] { line.Charged, line.DomesticFreight, line.Discount }),
            .. order.Questions.Select(question => question.TopUp).OfType<Money>(),
        ]);
        return order;
    }

    public static PurchaseOrder Require(PurchaseOrder purchaseOrder)
    {
        Require(purchaseOrder.UpstreamOrders.Select(upstream => upstream.Total));
        Require(purchaseOrder.UpstreamOrders.Select(upstream => upstream.Refunded).OfType<Money>());
        return purchaseOrder;
    }

    public static Parcel Require(Parcel parcel)
    {
        Require([parcel.Charged, parcel.Paid, .. parcel.Offered is { } offered ? new[] { offered } : []]);
        return parcel;
    }

    public static MoneyEntry Require(MoneyEntry entry)
    {
        Require(entry.AtPinnedRate is { } pinned ? [entry.Amount, pinned] : [entry.Amount]);
        return entry;
    }

    private static void Require(IEnumerable<Money> amounts)
    {
        foreach (var amount in amounts)
        {
            _ = amount.ToMinorUnits();
        }
    }
}
