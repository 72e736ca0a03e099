using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Makes a planned purchase ready to be made, in the commit of its intent: its units are still wanted, nothing stops them, all of them are held. Else what can be
/// bought of it is planned anew, and this one is over.
/// </summary>
internal sealed class PurchaseIntent(UnboughtUnits unbought, PurchasePlanner planner)
{
    private const string Stopped = "Its units are stopped, by a hold or by a question to the customer.";

    /// <summary>Moves the units, and calls what fires the transition, if it can be made.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="draft">The purchase as it was looked at.</param>
    /// <param name="ready">What the look found.</param>
    /// <param name="intend">Fires the transition that says so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it can.</returns>
    public async ValueTask<bool> TryAsync(
        ChangeSet changes, PurchaseOrder draft, CheckedPurchase.Ready ready, Action<PurchaseOrderChange> intend, CancellationToken cancellationToken)
    {
        var purchase = await changes.PurchaseOrderAsync(draft.Id, cancellationToken).ConfigureAwait(false);
        if (purchase.PurchaseOrder.Version != draft.Version)
        {
            // Somebody else was first, or lines of another order have joined.
            return false;
        }

        if (await FindAsync(changes, draft, order => line => order.Line(line).Units[UnitBucket.Pending], cancellationToken).ConfigureAwait(false) is { Count: > 0 })
        {
            purchase.Fire(PurchaseOrderTrigger.Discard);
            purchase.Update(current => current with { DueAt = null, Note = "Its units were withdrawn before it was sent." });
            await unbought.PlanRestAsync(changes, draft, new HashSet<OrderLineId>(), cancellationToken).ConfigureAwait(false);
            return false;
        }

        var stopped = await FindAsync(
                changes, draft, order => line => order.IsHeld ? 0 : order.Line(line).Units[UnitBucket.Pending] - order.StoppedUnits(line), cancellationToken)
            .ConfigureAwait(false);
        if (stopped.Count > 0)
        {
            Stop(changes, purchase, draft, stopped.Select(line => line.Order).ToHashSet());
            return false;
        }

        var shortages = await changes.HoldPurchaseAsync(draft, ready.Observations, cancellationToken).ConfigureAwait(false);
        if (shortages.Count > 0)
        {
            await GiveUpAsync(changes, purchase, "Other customers have what is left of it.", cancellationToken).ConfigureAwait(false);
            await unbought.NoteShortagesAsync(changes, purchase, shortages, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await MoveAsync(changes, purchase, draft, ready, intend, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ends a purchase before any call. Its units wait, and are not held meanwhile.</summary>
    public static async ValueTask GiveUpAsync(ChangeSet changes, PurchaseOrderChange purchase, string reason, CancellationToken cancellationToken)
    {
        purchase.Fire(PurchaseOrderTrigger.Discard);
        purchase.Update(current => current with { DueAt = null, GatherUntil = null, Note = reason });
        await changes.ReleasePurchaseAsync(purchase.PurchaseOrder, $"purchase-order:{purchase.PurchaseOrder.Id}:discarded", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask MoveAsync(
        ChangeSet changes, PurchaseOrderChange purchase, PurchaseOrder draft, CheckedPurchase.Ready ready, Action<PurchaseOrderChange> intend, CancellationToken cancellationToken)
    {
        var keys = ready.Request.Lines.ToDictionary(line => line.Sku, line => line.PurchaseKey);
        intend(purchase);
        purchase.Update(current => current with
        {
            Lines = [.. current.Lines.Select(line => line with { PurchaseKey = keys[line.Sku] })],
            GatherUntil = null,
            Note = null,
        });
        foreach (var line in draft.Lines)
        {
            await changes.MoveUnitsAsync(
                line.Order, line.OrderLine, UnitBucket.Pending, UnitBucket.Purchasing, line.Quantity, $"purchase-order:{draft.Id}:submitted", cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async ValueTask<List<PurchaseOrderLine>> FindAsync(
        ChangeSet changes, PurchaseOrder draft, Func<Order, Func<OrderLineId, int>> available, CancellationToken cancellationToken)
    {
        var found = new List<PurchaseOrderLine>();
        foreach (var line in draft.Lines)
        {
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            if (available(order.Order)(line.OrderLine) < line.Quantity)
            {
                found.Add(line);
            }
        }

        return found;
    }

    // It goes on when the hold is taken off, or the question closed. The other orders of a joined purchase do not wait for that.
    private void Stop(ChangeSet changes, PurchaseOrderChange purchase, PurchaseOrder draft, HashSet<OrderId> stopped)
    {
        if (draft.Orders.All(stopped.Contains))
        {
            purchase.Update(current => current with { DueAt = null, GatherUntil = null, Note = Stopped });
            return;
        }

        foreach (var lines in draft.Lines.Where(line => stopped.Contains(line.Order)).GroupBy(line => line.Order))
        {
            planner.Park(changes, draft, [.. lines], Stopped);
        }

        purchase.Leave(stopped);
        purchase.Update(current => current with { DueAt = changes.At });
    }
}
