using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using static ReverseBuy.Procurement.UpstreamOrderState;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Calls a person when the upstream orders of a purchase need one, and notes when none does any more.</summary>
internal static class PersonNeeds
{
    public static void FollowPerson(this PurchaseOrderChange purchase, OrdersOptions options, DateTimeOffset now)
    {
        if (purchase.PurchaseOrder.State == PurchaseOrderState.NeedsPerson)
        {
            return;
        }

        if (purchase.PurchaseOrder.State == PurchaseOrderState.Absent && purchase.PurchaseOrder.UpstreamOrders.Any(upstream => UpstreamOrderGraph.IsPaid(upstream.State)))
        {
            purchase.CallPerson(PersonReason.PaidTooLate);
            return;
        }

        if (purchase.PurchaseOrder.UpstreamOrders.Select(upstream => ReasonOf(upstream, options, now)).FirstOrDefault(reason => reason is not null) is { } needed)
        {
            purchase.CallPerson(needed);
        }
        else if (purchase.PurchaseOrder.Person?.Reason is not PersonReason.PartlyRefunded)
        {
            purchase.EndPerson();
        }
    }

    /// <summary>Whether it was tried to pay an upstream order for so long that a person has to see to it.</summary>
    public static bool IsTriedTooLong(this UpstreamOrder upstream, OrdersOptions options, DateTimeOffset now) =>
        upstream.State is Unpaid or PayRefused && now - upstream.PayableSince >= options.PersonAfter;

    /// <summary>Whether what became of a payment or cancellation has been unknown for so long that a person may state it.</summary>
    public static bool IsUnknownTooLong(this UpstreamOrder upstream, OrdersOptions options, DateTimeOffset now) => upstream.State switch
    {
        Paying or PayUnknown => now - upstream.PayAskedAt >= options.PersonAfter,
        Cancelling or CancelUnknown => now - upstream.CancelAskedAt >= options.PersonAfter,
        _ => false,
    };

    private static PersonReason? ReasonOf(UpstreamOrder upstream, OrdersOptions options, DateTimeOffset now)
    {
        if (upstream.IsUnknownTooLong(options, now))
        {
            return upstream.State is Paying or PayUnknown ? PersonReason.PaymentUnknown : PersonReason.NotCancelled;
        }

        if (upstream.IsUnwanted)
        {
            return upstream.State is Unpaid or PayRefused or PriceModified && now - upstream.CancelAskedAt >= options.PersonAfter ? PersonReason.NotCancelled : null;
        }

        return upstream.State == PriceModified ? PersonReason.PriceModified
            : upstream.IsTriedTooLong(options, now) ? PersonReason.NotPaid
            : null;
    }
}
