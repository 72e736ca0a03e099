using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Gives units of a purchase back to their orders.</summary>
internal static class FreedLines
{
    /// <summary>
    /// Frees units of one line: they are pending again. What was not paid is no longer held either, unless it is about to be bought anew.
    /// </summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="orderLine">The line.</param>
    /// <param name="from">Where its units are.</param>
    /// <param name="quantity">How many units.</param>
    /// <param name="fact">The fact it follows from.</param>
    /// <param name="reason">Why; <see langword="null"/> when they are bought anew without further word, or it is told elsewhere.</param>
    /// <param name="keepsHold">Whether they stay held.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask FreeAsync(
        this ChangeSet changes,
        PurchaseOrderChange purchase,
        OrderLineId orderLine,
        UnitBucket from,
        int quantity,
        string fact,
        UnboughtReason? reason,
        bool keepsHold,
        CancellationToken cancellationToken)
    {
        var line = purchase.PurchaseOrder.Lines.First(candidate => candidate.OrderLine == orderLine);
        if (quantity == 0)
        {
            return;
        }

        purchase.Free(orderLine, quantity);
        var isMoved = await changes.MoveUnitsAsync(line.Order, orderLine, from, UnitBucket.Pending, quantity, fact, cancellationToken).ConfigureAwait(false);
        if (isMoved && from == UnitBucket.Purchasing && !keepsHold)
        {
            await changes.Holds.ReleaseAsync(changes.UnitOfWork, line.Order, orderLine, quantity, fact, cancellationToken).ConfigureAwait(false);
        }

        if (reason is { } why)
        {
            purchase.NoteUnbought(line, quantity, quantity, why);
        }
    }

    /// <summary>Frees all that a purchase still stands for, before anything of it was paid.</summary>
    public static async ValueTask FreeAllAsync(
        this ChangeSet changes, PurchaseOrderChange purchase, UnboughtReason? reason, bool keepsHold, CancellationToken cancellationToken)
    {
        foreach (var line in purchase.PurchaseOrder.Lines)
        {
            var fact = $"purchase-order:{purchase.PurchaseOrder.Id}:{purchase.PurchaseOrder.State}";
            await changes.FreeAsync(purchase, line.OrderLine, UnitBucket.Purchasing, line.Live, fact, reason, keepsHold, cancellationToken).ConfigureAwait(false);
        }
    }
}
