using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Writes down what a marketplace tells of its orders. Older news never moves anything backwards.</summary>
internal sealed class UpstreamNews(OrdersOptions options, ILogger<UpstreamNews> logger)
{
    /// <summary>
    /// Applies one reading to its upstream order, and moves the units that follow. How far paid goods have come is left to whoever follows them, for he alone asks for
    /// their waybills: an order that counted as closed before would never have its packages announced.
    /// </summary>
    public async ValueTask ApplyAsync(ChangeSet changes, PurchaseOrderChange purchase, UpstreamOrderReading reading, CancellationToken cancellationToken)
    {
        Learn(purchase, reading);
        switch (reading.Status)
        {
            case UpstreamStatus.Paid or UpstreamStatus.PartlyShipped or UpstreamStatus.Shipped or UpstreamStatus.Received or UpstreamStatus.Closed:
                await ConfirmPaidAsync(changes, purchase, reading.Id, cancellationToken).ConfigureAwait(false);
                purchase.UpdateUpstream(purchase.Upstream(reading.Id) with { Total = reading.Total });
                break;
            case UpstreamStatus.Cancelled:
                await CancelAsync(changes, purchase, reading.Id, cancellationToken).ConfigureAwait(false);
                break;
            case UpstreamStatus.Expired:
                await ExpireAsync(changes, purchase, reading.Id, cancellationToken).ConfigureAwait(false);
                break;
            case UpstreamStatus.Unpaid:
                ComparePrice(purchase, reading);
                break;
            case UpstreamStatus.Unknown:
                // Kept and surfaced, never guessed.
                Log.UnknownStatus(logger, reading.Id, purchase.PurchaseOrder.Marketplace, reading.MarketplaceStatus);
                break;
        }
    }

    /// <summary>Marks an upstream order as paid and its units as purchased; once.</summary>
    public static async ValueTask ConfirmPaidAsync(ChangeSet changes, PurchaseOrderChange purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var upstream = purchase.Upstream(upstreamOrderId);
        if (UpstreamOrderGraph.IsPaid(upstream.State) || UpstreamOrderGraph.Final.Contains(upstream.State))
        {
            return;
        }

        purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.ConfirmPaid);
        foreach (var content in ContentsOf(purchase.PurchaseOrder, upstream))
        {
            await PurchaseAsync(changes, purchase, content.OrderLine, content.Quantity, FactOf(purchase, upstreamOrderId, "paid"), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask PurchaseAsync(
        ChangeSet changes, PurchaseOrderChange purchase, OrderLineId orderLine, int quantity, string fact, CancellationToken cancellationToken)
    {
        // Never more than we wait for: a marketplace that holds more than we asked for is a person's to sort out, not a reason to stand still.
        var line = purchase.PurchaseOrder.Lines.First(candidate => candidate.OrderLine == orderLine);
        var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
        var waiting = Math.Min(quantity, order.Order.Line(orderLine).Units[UnitBucket.Purchasing]);
        if (waiting > 0
            && await changes.MoveUnitsAsync(line.Order, orderLine, UnitBucket.Purchasing, UnitBucket.Purchased, waiting, fact, cancellationToken).ConfigureAwait(false))
        {
            var bought = new HoldLine(orderLine, purchase.PurchaseOrder.Account, line.Sku, waiting);
            await changes.Holds.ConsumeAsync(changes.UnitOfWork, line.Order, bought, fact, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the purchase follow its upstream orders: lines that none of them holds are freed; all paid is paid, all ended is closed.</summary>
    public static async ValueTask SettleAsync(ChangeSet changes, PurchaseOrderChange purchase, CancellationToken cancellationToken)
    {
        if (purchase.PurchaseOrder.State is not (PurchaseOrderState.Placed or PurchaseOrderState.Paid))
        {
            return;
        }

        await FreeUncoveredAsync(changes, purchase, cancellationToken).ConfigureAwait(false);
        var upstreams = purchase.PurchaseOrder.UpstreamOrders;
        var live = upstreams.Where(upstream => upstream.State == UpstreamOrderState.Closed || !UpstreamOrderGraph.Final.Contains(upstream.State)).ToList();
        if (purchase.PurchaseOrder.State == PurchaseOrderState.Placed && live.Count > 0 && live.All(upstream => UpstreamOrderGraph.IsPaid(upstream.State)))
        {
            purchase.Fire(PurchaseOrderTrigger.AllPaid);
            await PurchaseUnnamedAsync(changes, purchase, cancellationToken).ConfigureAwait(false);
        }

        if (upstreams.Count > 0 && upstreams.All(upstream => UpstreamOrderGraph.Final.Contains(upstream.State)))
        {
            purchase.Fire(PurchaseOrderTrigger.AllEnded);
        }
    }

    /// <summary>Once all is paid, units whose upstream order never named its lines are bought as well.</summary>
    private static async ValueTask PurchaseUnnamedAsync(ChangeSet changes, PurchaseOrderChange purchase, CancellationToken cancellationToken)
    {
        if (purchase.PurchaseOrder.UpstreamOrders.All(upstream => upstream.Contents.Count > 0))
        {
            return;
        }

        var named = purchase.PurchaseOrder.UpstreamOrders.SelectMany(upstream => upstream.Contents).ToLookup(content => content.OrderLine, content => content.Quantity);
        foreach (var line in purchase.PurchaseOrder.Lines.Where(line => line.Live > named[line.OrderLine].Sum()))
        {
            var fact = $"purchase-order:{purchase.PurchaseOrder.Id}:all-paid";
            await PurchaseAsync(changes, purchase, line.OrderLine, line.Live - named[line.OrderLine].Sum(), fact, cancellationToken).ConfigureAwait(false);
        }
    }

    public static string FactOf(PurchaseOrderChange purchase, string upstreamOrderId, string what) =>
        $"upstream-order:{purchase.PurchaseOrder.Marketplace}:{upstreamOrderId}:{what}";

    /// <summary>What an upstream order holds. A marketplace that names no lines, and made one order of a purchase, made it of everything.</summary>
    public static IReadOnlyList<UpstreamContent> ContentsOf(PurchaseOrder purchase, UpstreamOrder upstream) =>
        upstream.Contents.Count > 0 ? upstream.Contents
        : purchase.UpstreamOrders.Count == 1 ? [.. purchase.Lines.Where(line => line.Live > 0).Select(line => new UpstreamContent(line.OrderLine, line.Live))]
        : [];

    private static void Learn(PurchaseOrderChange purchase, UpstreamOrderReading reading)
    {
        var upstream = purchase.Upstream(reading.Id);
        if (upstream.Contents.Count > 0)
        {
            return;
        }

        var contents = UpstreamContents.Of(purchase.PurchaseOrder, reading);
        if (contents.Count > 0)
        {
            purchase.UpdateUpstream(upstream with { Contents = contents });
        }
    }

    /// <summary>Whether the seller asks more than the order was made for, freight included: then it is not paid by itself.</summary>
    private void ComparePrice(PurchaseOrderChange purchase, UpstreamOrderReading reading)
    {
        var upstream = purchase.Upstream(reading.Id);
        var isBorne = reading.Total.Amount <= upstream.Total.Amount * (1 + options.AbsorbedRise);
        if (upstream.State is UpstreamOrderState.Unpaid or UpstreamOrderState.PayRefused && !isBorne)
        {
            purchase.FireUpstream(reading.Id, UpstreamOrderTrigger.ModifyPrice);
        }
        else if (upstream.State == UpstreamOrderState.PriceModified && isBorne)
        {
            purchase.FireUpstream(reading.Id, UpstreamOrderTrigger.AcceptPrice);
        }
    }

    /// <summary>Lets an upstream order that is paid skip forward to what was read.</summary>
    public static void Advance(PurchaseOrderChange purchase, UpstreamOrderReading reading)
    {
        var trigger = reading.Status switch
        {
            UpstreamStatus.PartlyShipped => UpstreamOrderTrigger.ShipPartly,
            UpstreamStatus.Shipped => UpstreamOrderTrigger.Ship,
            UpstreamStatus.Received => UpstreamOrderTrigger.Receive,
            UpstreamStatus.Closed => UpstreamOrderTrigger.Close,
            _ => (UpstreamOrderTrigger?)null,
        };
        if (trigger is { } news && UpstreamOrderGraph.Of(purchase.Upstream(reading.Id).State).CanFire(news))
        {
            purchase.FireUpstream(reading.Id, news);
        }
    }

    /// <summary>Marks an upstream order as cancelled, or as refunded where a refund was under way, and gives its units back; once.</summary>
    public async ValueTask CancelAsync(ChangeSet changes, PurchaseOrderChange purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var upstream = purchase.Upstream(upstreamOrderId);
        var graph = UpstreamOrderGraph.Of(upstream.State);
        var trigger = graph.CanFire(UpstreamOrderTrigger.ConfirmRefunded) ? UpstreamOrderTrigger.ConfirmRefunded : UpstreamOrderTrigger.ConfirmCancelled;
        if (!graph.CanFire(trigger))
        {
            return;
        }

        var wasPaid = UpstreamOrderGraph.IsPaid(upstream.State);
        purchase.FireUpstream(upstreamOrderId, trigger);
        var reason = wasPaid ? UnboughtReason.Refunded : upstream.IsUnwanted ? UnboughtReason.Withdrawn : UnboughtReason.Cancelled;
        await changes
            .GiveBackAsync(purchase, upstreamOrderId, wasPaid, FactOf(purchase, upstreamOrderId, "cancelled"), reason, options, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask ExpireAsync(ChangeSet changes, PurchaseOrderChange purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var state = purchase.Upstream(upstreamOrderId).State;
        if (!UpstreamOrderGraph.Of(state).CanFire(UpstreamOrderTrigger.Expire))
        {
            // It is over all the same, such as while we asked for its payment.
            await CancelAsync(changes, purchase, upstreamOrderId, cancellationToken).ConfigureAwait(false);
            return;
        }

        purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.Expire);
        await changes
            .GiveBackAsync(purchase, upstreamOrderId, wasPaid: false, FactOf(purchase, upstreamOrderId, "expired"), UnboughtReason.Expired, options, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async ValueTask FreeUncoveredAsync(ChangeSet changes, PurchaseOrderChange purchase, CancellationToken cancellationToken)
    {
        var upstreams = purchase.PurchaseOrder.UpstreamOrders;
        if (upstreams.Count == 0 || upstreams.Any(upstream => upstream.Contents.Count == 0))
        {
            return;
        }

        var covered = upstreams.SelectMany(upstream => upstream.Contents).ToLookup(content => content.OrderLine, content => content.Quantity);
        foreach (var line in purchase.PurchaseOrder.Lines)
        {
            var missing = line.Quantity - line.Freed - covered[line.OrderLine].Sum() + FreedOfCovered(purchase.PurchaseOrder, line);
            if (missing > 0)
            {
                var fact = $"purchase-order:{purchase.PurchaseOrder.Id}:not-taken";
                await changes.FreeAsync(purchase, line.OrderLine, UnitBucket.Purchasing, missing, fact, UnboughtReason.NotTaken, keepsHold: false, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Units that were freed with an upstream order that came to nothing count as covered by it, and as freed: once is enough.
    private static int FreedOfCovered(PurchaseOrder purchase, PurchaseOrderLine line) => Math.Min(
        line.Freed,
        purchase.UpstreamOrders
            .Where(upstream => upstream.State is UpstreamOrderState.Cancelled or UpstreamOrderState.Expired or UpstreamOrderState.Refunded)
            .SelectMany(upstream => upstream.Contents)
            .Where(content => content.OrderLine == line.OrderLine)
            .Sum(content => content.Quantity));
}
