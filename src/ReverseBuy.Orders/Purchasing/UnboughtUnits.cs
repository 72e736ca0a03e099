using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// What follows when units of a purchase cannot be bought as they were ordered: it is told, their customers are asked, and the other units, which were given up with
/// them, are planned anew.
/// </summary>
internal sealed class UnboughtUnits(SystemQuestions questions, PurchasePlanner planner)
{
    /// <summary>Takes what the look right before buying found.</summary>
    public async ValueTask NoteDifferencesAsync(
        ChangeSet changes, Tenant tenant, PurchaseOrderChange purchase, IReadOnlyList<DecidedLine> found, CancellationToken cancellationToken)
    {
        var stopped = new Dictionary<OrderLineId, int>();
        foreach (var (line, decided) in purchase.PurchaseOrder.Lines.Join(found, line => line.Sku, decided => decided.Line.Line.Sku, (line, decided) => (line, decided)))
        {
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            stopped[line.OrderLine] = line.Quantity;
            switch (decided.Line.Difference)
            {
                case LineDifference.PriceMoved moved:
                    purchase.Raise(new PriceChangeDetected(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, moved.From, moved.To));
                    if (decided.Decision == VerificationDecision.Ask)
                    {
                        questions.AskPrice(changes, order, line.OrderLine, line.Quantity, moved.To);
                    }

                    break;
                case LineDifference.Short few:
                    Miss(changes, purchase, order, line, few.Wanted - few.Available, stopped);
                    break;
                case LineDifference.SkuGone or LineDifference.ListingGone:
                    Miss(changes, purchase, order, line, line.Quantity, stopped);
                    break;
                default:
                    // Such as a minimum that the order does not reach: nothing that a customer can answer.
                    purchase.Raise(new LineOutOfStock(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, line.Quantity));
                    break;
            }
        }

        if (stopped.Count > 0)
        {
            await PlanRestAsync(changes, tenant, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what other customers have.</summary>
    public async ValueTask NoteShortagesAsync(
        ChangeSet changes, Tenant tenant, PurchaseOrderChange purchase, IReadOnlyList<StockShortage> shortages, CancellationToken cancellationToken)
    {
        var stopped = new Dictionary<OrderLineId, int>();
        foreach (var (line, shortage) in purchase.PurchaseOrder.Lines.Join(shortages, line => line.Sku, shortage => shortage.Sku, (line, shortage) => (line, shortage)))
        {
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            Miss(changes, purchase, order, line, shortage.Wanted - shortage.Sellable, stopped);
        }

        await PlanRestAsync(changes, tenant, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes what the seller refused. Refused for another reason than stock, it waits for a person, with all that was refused with it.</summary>
    public async ValueTask NoteRefusalsAsync(
        ChangeSet changes, Tenant tenant, PurchaseOrderChange purchase, IReadOnlyList<PurchaseRefusal> refusals, CancellationToken cancellationToken)
    {
        var stopped = new Dictionary<OrderLineId, int>();
        foreach (var refusal in refusals.Where(refusal => refusal.Reason == PurchaseRefusalReason.OutOfStock))
        {
            foreach (var line in purchase.PurchaseOrder.Lines.Where(line => refusal.Sku is null || line.Sku == refusal.Sku))
            {
                var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
                Miss(changes, purchase, order, line, line.Quantity, stopped);
            }
        }

        if (stopped.Count > 0 && purchase.PurchaseOrder.State == PurchaseOrderState.Refused)
        {
            await PlanRestAsync(changes, tenant, purchase.PurchaseOrder, stopped, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plans the units of a purchase anew that nothing stops.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="tenant">The tenant, with its accounts.</param>
    /// <param name="purchase">The purchase that came to nothing.</param>
    /// <param name="stopped">How many units of which lines wait for their customers or for a person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask PlanRestAsync(
        ChangeSet changes, Tenant tenant, PurchaseOrder purchase, IReadOnlyDictionary<OrderLineId, int> stopped, CancellationToken cancellationToken)
    {
        foreach (var lines in purchase.Lines.GroupBy(line => line.Order))
        {
            var rest = lines.ToDictionary(line => line.OrderLine, line => line.Quantity - stopped.GetValueOrDefault(line.OrderLine));
            var order = await changes.OrderAsync(lines.Key, cancellationToken).ConfigureAwait(false);
            await planner.PlanAsync(changes, tenant, order.Order, changes.At, 0, rest, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Miss(
        ChangeSet changes, PurchaseOrderChange purchase, OrderChange order, PurchaseOrderLine line, int missing, Dictionary<OrderLineId, int> stopped)
    {
        var quantity = Math.Clamp(missing, 1, line.Quantity);
        purchase.Raise(new LineOutOfStock(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, line.Quantity));

        // Left to a person, all of the line is: whether less than what was ordered is wanted at all, only the customer can say.
        stopped[line.OrderLine] = questions.AskSoldOut(changes, order, line.OrderLine, quantity) ? quantity : line.Quantity;
    }
}
