using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Looks for a purchase that was taken for absent. Its units are free, and may be bought anew: what turns up is cancelled while it is unpaid, and given to a person
/// when it is paid. It moves no units.
/// </summary>
internal sealed class LatePurchase(
    Changer changer, UpstreamCancellation cancellation, IConnectors connectors, OrdersOptions options, OrdersMetrics metrics, ILogger<LatePurchase> logger)
{
    /// <summary>Notes upstream orders that the answer named when nobody waited for it any more; they are looked at at once.</summary>
    public static void Take(PurchaseOrderChange purchase, IEnumerable<PlacedUpstreamOrder> orders, DateTimeOffset now)
    {
        foreach (var order in orders.Where(order => purchase.PurchaseOrder.UpstreamOrders.All(known => known.Id != order.Id)))
        {
            purchase.AddUpstream(order.Id, order.Total, isUnwanted: true);
        }

        purchase.Update(current => current with { DueAt = now });
    }

    public async ValueTask LookAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        var context = PurchaseContext.Of(tenant, purchase);
        IReadOnlyList<UpstreamOrderReading> found = [];
        string? trouble = null;
        try
        {
            found = await connectors.Require<IUpstreamOrders>(purchase.Marketplace)
                .FindByReferenceAsync(context, purchase.Reference, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            trouble = exception.Message;
        }

        var unwanted = new List<string>();
        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                unwanted.Clear();
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.Version != purchase.Version)
                {
                    return;
                }

                foreach (var reading in found)
                {
                    if (Apply(change, reading))
                    {
                        unwanted.Add(reading.Id);
                    }
                }

                Reschedule(change, changes.At, trouble);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var id in unwanted)
        {
            await cancellation.CancelAsync(tenant, purchase, context, id).ConfigureAwait(false);
        }

        if (found.Count > purchase.UpstreamOrders.Count)
        {
            Log.TurnedUp(logger, purchase.Id, tenant);
            metrics.Purchase(purchase.Marketplace, "turned-up");
        }
    }

    /// <summary>Writes down what was read.</summary>
    /// <returns>Whether it is to be cancelled now.</returns>
    private static bool Apply(PurchaseOrderChange purchase, UpstreamOrderReading reading)
    {
        if (purchase.PurchaseOrder.UpstreamOrders.All(known => known.Id != reading.Id))
        {
            purchase.AddUpstream(reading.Id, reading.Total, isUnwanted: true);
        }

        switch (reading.Status)
        {
            case UpstreamStatus.Unpaid:
                return UpstreamCancellation.Intend(purchase, reading.Id);
            case UpstreamStatus.Cancelled:
                FireIfPossible(purchase, reading.Id, UpstreamOrderTrigger.ConfirmCancelled);
                break;
            case UpstreamStatus.Expired:
                FireIfPossible(purchase, reading.Id, UpstreamOrderTrigger.Expire);
                break;
            case UpstreamStatus.Paid or UpstreamStatus.PartlyShipped or UpstreamStatus.Shipped or UpstreamStatus.Received or UpstreamStatus.Closed:
                FireIfPossible(purchase, reading.Id, UpstreamOrderTrigger.ConfirmPaid);
                break;
        }

        return false;
    }

    private static void FireIfPossible(PurchaseOrderChange purchase, string id, UpstreamOrderTrigger trigger)
    {
        if (UpstreamOrderGraph.Of(purchase.Upstream(id).State).CanFire(trigger))
        {
            purchase.FireUpstream(id, trigger);
        }
    }

    private void Reschedule(PurchaseOrderChange purchase, DateTimeOffset now, string? trouble)
    {
        var upstreams = purchase.PurchaseOrder.UpstreamOrders;
        purchase.FollowPerson(options, now);
        var isOpen = upstreams.Any(upstream => !UpstreamOrderGraph.Final.Contains(upstream.State));
        var isOver = !isOpen && (upstreams.Count > 0 || now - purchase.PurchaseOrder.FirstAskedAt >= options.LookForAbsent);
        purchase.Update(current => current with { DueAt = isOver ? null : now + options.FollowInterval, Note = trouble ?? current.Note });
    }
}
