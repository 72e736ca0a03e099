using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// What follows when units of a purchase cannot be bought as they were ordered: it is told, with how many are missing, and the other units, which were given up with
/// them, are planned anew. What is to become of those that are missing, <see cref="UnboughtFollowing"/> finds out.
/// </summary>
internal sealed class UnboughtUnits(SystemQuestions questions, PurchasePlanner planner)
{
    /// <summary>Takes what the look right before buying found.</summary>
    public async ValueTask NoteDifferencesAsync(
        ChangeSet changes, PurchaseOrderChange purchase, IReadOnlyList<DecidedLine> found, CancellationToken cancellationToken)
    {
        var stopped = new HashSet<OrderLineId>();
        foreach (var decided in found)
        {
            var lines = purchase.PurchaseOrder.Lines.Where(line => line.Sku == decided.Line.Line.Sku).ToList();
            switch (decided.Line.Difference)
            {
                case LineDifference.PriceMoved moved:
                    // An order that was placed at a higher price bears it.
                    foreach (var line in lines.Where(line => lines.Count == 1 || moved.To.Amount > line.UnitPrice.Amount))
                    {
                        await MovePriceAsync(changes, purchase, line, decided.Decision, moved.To, stopped, cancellationToken).ConfigureAwait(false);
                    }

                    break;
                case LineDifference.Short few:
                    Share(purchase, lines, few.Available, stopped);
                    break;
                case LineDifference.SkuGone or LineDifference.ListingGone:
                    Share(purchase, lines, 0, stopped);
                    break;
                default:
                    // Such as a minimum that the order does not reach: nothing that a customer can answer.
                    foreach (var line in lines)
                    {
                        purchase.Raise(new LineOutOfStock(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, line.Quantity));
                        Stop(purchase, line, line.Quantity, UnboughtReason.QuantityRule, stopped);
                    }

                    break;
            }
        }

        if (stopped.Count > 0)
        {
            await PlanRestAsync(changes, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what other customers have.</summary>
    public async ValueTask NoteShortagesAsync(
        ChangeSet changes, PurchaseOrderChange purchase, IReadOnlyList<(OrderId Order, StockShortage Shortage)> shortages, CancellationToken cancellationToken)
    {
        var stopped = new HashSet<OrderLineId>();
        foreach (var (order, shortage) in shortages)
        {
            foreach (var line in purchase.PurchaseOrder.Lines.Where(line => line.Order == order && line.Sku == shortage.Sku))
            {
                Miss(purchase, line, shortage.Wanted - shortage.Sellable, stopped);
            }
        }

        await PlanRestAsync(changes, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes what the seller refused. Refused for another reason than stock, all that was refused with it is left with it.</summary>
    public async ValueTask NoteRefusalsAsync(
        ChangeSet changes, PurchaseOrderChange purchase, IReadOnlyList<PurchaseRefusal> refusals, CancellationToken cancellationToken)
    {
        var isWhole = purchase.PurchaseOrder.State is PurchaseOrderState.Refused or PurchaseOrderState.Discarded;
        var stopped = new HashSet<OrderLineId>();
        foreach (var refusal in refusals)
        {
            foreach (var line in purchase.PurchaseOrder.Lines.Where(line => refusal.Sku is null || line.Sku == refusal.Sku || (isWhole && refusal.Reason != PurchaseRefusalReason.OutOfStock)))
            {
                if (refusal.Reason == PurchaseRefusalReason.OutOfStock)
                {
                    Miss(purchase, line, line.Quantity, stopped);
                }
                else
                {
                    Stop(purchase, line, line.Quantity, ReasonOf(refusal.Reason), stopped);
                }
            }
        }

        if (stopped.Count > 0 && isWhole)
        {
            await PlanRestAsync(changes, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plans the units of a purchase anew that nothing stops: together, as they were.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="purchase">The purchase that came to nothing.</param>
    /// <param name="stopped">The lines that are not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask PlanRestAsync(ChangeSet changes, PurchaseOrder purchase, IReadOnlySet<OrderLineId> stopped, CancellationToken cancellationToken)
    {
        var rest = purchase.Lines.Where(line => !stopped.Contains(line.OrderLine)).ToDictionary(line => line.OrderLine, line => line.Quantity);
        await planner.PlanAgainAsync(changes, purchase, rest, changes.At, 0, purchase.Attempt, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask MovePriceAsync(
        ChangeSet changes,
        PurchaseOrderChange purchase,
        PurchaseOrderLine line,
        VerificationDecision decision,
        Money price,
        HashSet<OrderLineId> stopped,
        CancellationToken cancellationToken)
    {
        purchase.Raise(new PriceChangeDetected(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, line.UnitPrice, price));
        var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);

        // What another listing costs is not the customer's to answer.
        if (decision == VerificationDecision.Ask
            && order.Order.Line(line.OrderLine).Sku == line.Sku
            && questions.AskPrice(changes, order, line.OrderLine, line.Quantity, price))
        {
            stopped.Add(line.OrderLine);
            return;
        }

        Stop(purchase, line, line.Quantity, UnboughtReason.PriceChanged, stopped);
    }

    private static UnboughtReason ReasonOf(PurchaseRefusalReason reason) => reason switch
    {
        PurchaseRefusalReason.OutOfStock => UnboughtReason.OutOfStock,
        PurchaseRefusalReason.QuantityRule => UnboughtReason.QuantityRule,
        PurchaseRefusalReason.PriceChanged => UnboughtReason.PriceChanged,
        PurchaseRefusalReason.NotOrderable => UnboughtReason.NotOrderable,
        _ => UnboughtReason.Refused,
    };

    // Who ordered first is served first, and nobody in part without being asked.
    private static void Share(PurchaseOrderChange purchase, List<PurchaseOrderLine> lines, int available, HashSet<OrderLineId> stopped)
    {
        foreach (var line in lines)
        {
            if (line.Quantity > available)
            {
                Miss(purchase, line, line.Quantity - available, stopped);
            }

            available = Math.Max(0, available - line.Quantity);
        }
    }

    private static void Miss(PurchaseOrderChange purchase, PurchaseOrderLine line, int missing, HashSet<OrderLineId> stopped)
    {
        purchase.Raise(new LineOutOfStock(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, line.Quantity));
        Stop(purchase, line, Math.Clamp(missing, 1, line.Quantity), UnboughtReason.OutOfStock, stopped);
    }

    private static void Stop(PurchaseOrderChange purchase, PurchaseOrderLine line, int missing, UnboughtReason reason, HashSet<OrderLineId> stopped)
    {
        if (stopped.Add(line.OrderLine))
        {
            purchase.NoteUnbought(line, line.Quantity, missing, reason);
        }
    }
}
