using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Gives units of a purchase back to their orders.</summary>
internal static class FreedLines
{
    /// <summary>
    /// Frees units of one line: they are pending again. What was not paid is no longer held either, unless it is about to be bought anew.
    /// </summary>
    public static async ValueTask FreeAsync(
        this ChangeSet changes,
        PurchaseOrderChange purchase,
        OrderLineId orderLine,
        UnitBucket from,
        int quantity,
        string fact,
        bool keepsHold,
        CancellationToken cancellationToken)
    {
        var line = purchase.PurchaseOrder.Lines.First(candidate => candidate.OrderLine == orderLine);
        if (quantity == 0)
        {
            return;
        }

        purchase.Update(current => current with
        {
            Lines = [.. current.Lines.Select(other => other.OrderLine == orderLine ? other with { Freed = other.Freed + quantity } : other)],
        });
        var isMoved = await changes.MoveUnitsAsync(line.Order, orderLine, from, UnitBucket.Pending, quantity, fact, cancellationToken).ConfigureAwait(false);
        if (isMoved && from == UnitBucket.Purchasing && !keepsHold)
        {
            await changes.Holds.ReleaseAsync(changes.UnitOfWork, line.Order, orderLine, quantity, fact, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Frees all that a purchase still stands for, before anything of it was paid.</summary>
    public static async ValueTask FreeAllAsync(
        this ChangeSet changes, PurchaseOrderChange purchase, bool keepsHold, CancellationToken cancellationToken)
    {
        foreach (var line in purchase.PurchaseOrder.Lines)
        {
            var fact = $"purchase-order:{purchase.PurchaseOrder.Id}:{purchase.PurchaseOrder.State}";
            await changes.FreeAsync(purchase, line.OrderLine, UnitBucket.Purchasing, line.Live, fact, keepsHold, cancellationToken).ConfigureAwait(false);
        }
    }
}
