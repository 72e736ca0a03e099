using ReverseBuy.Buying;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Stores what came of a create call: answered, refused, lost, or known not to have been made.</summary>
internal sealed class PurchaseAnswer(PurchasePlanner planner, UnboughtUnits unbought, OrdersOptions options)
{
    /// <summary>Takes the answer, or the failure where none came.</summary>
    public async ValueTask TakeAsync(
        ChangeSet changes,
        PurchaseOrderChange purchase,
        PurchaseResult? answer,
        MarketplaceException? failure,
        CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case PurchaseResult.Placed { Orders.Count: 0 }:
                // An answer that says "done" and names nothing is none.
                Lose(changes, purchase);
                break;
            case PurchaseResult.Placed placed:
                await PlaceAsync(changes, purchase, placed, cancellationToken).ConfigureAwait(false);
                await unbought.NoteRefusalsAsync(changes, purchase, placed.RefusedLines, cancellationToken).ConfigureAwait(false);
                break;
            case PurchaseResult.Refused refused:
                await RefuseAsync(changes, purchase, RefusalText.Of(refused.Refusal), reason: null, isTriedAgain: false, cancellationToken).ConfigureAwait(false);
                if (purchase.PurchaseOrder.State == PurchaseOrderState.Refused)
                {
                    await unbought.NoteRefusalsAsync(changes, purchase, [refused.Refusal], cancellationToken).ConfigureAwait(false);
                }

                break;
            case null when failure!.Kind == MarketplaceErrorKind.OutcomeUnknown:
                Lose(changes, purchase);
                break;
            default:
                await FailAsync(changes, purchase, failure!, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static async ValueTask PlaceAsync(
        ChangeSet changes, PurchaseOrderChange purchase, PurchaseResult.Placed placed, CancellationToken cancellationToken)
    {
        purchase.Fire(PurchaseOrderTrigger.Place);
        foreach (var order in placed.Orders)
        {
            purchase.AddUpstream(order.Id, order.Total);
        }

        foreach (var refused in placed.RefusedLines.Where(refusal => refusal.Sku is not null))
        {
            foreach (var line in purchase.PurchaseOrder.Lines.Where(line => line.Sku == refused.Sku))
            {
                var fact = $"purchase-order:{purchase.PurchaseOrder.Id}:line-refused";
                await changes.FreeAsync(purchase, line.OrderLine, UnitBucket.Purchasing, line.Live, fact, reason: null, keepsHold: false, cancellationToken).ConfigureAwait(false);
            }
        }

        purchase.Update(current => current with { DueAt = changes.At, Failures = 0 });
    }

    private static async ValueTask RefuseAsync(
        ChangeSet changes, PurchaseOrderChange purchase, string note, UnboughtReason? reason, bool isTriedAgain, CancellationToken cancellationToken)
    {
        if (purchase.PurchaseOrder.State == PurchaseOrderState.CreateUnknown)
        {
            // Somebody asked while this call was on its way; its refusal is news, but only asking ends an unknown outcome.
            purchase.Update(current => current with { Note = note });
            return;
        }

        purchase.Fire(PurchaseOrderTrigger.Refuse);
        purchase.Update(current => current with { DueAt = null, Note = note });
        await changes.FreeAllAsync(purchase, reason, keepsHold: isTriedAgain, cancellationToken).ConfigureAwait(false);
    }

    private void Lose(ChangeSet changes, PurchaseOrderChange purchase)
    {
        if (purchase.PurchaseOrder.State == PurchaseOrderState.Submitting)
        {
            purchase.Fire(PurchaseOrderTrigger.LoseAnswer);
            purchase.Raise(new PurchaseOutcomeUnknown(purchase.PurchaseOrder.Id, "create", [.. purchase.PurchaseOrder.Orders]));
        }

        // It is asked for soon: what is found is certain at any time. What is not found counts only from the end of the send window on.
        purchase.Update(current => current with { DueAt = changes.At + Backoff.After(options, 0), Failures = 0 });
    }

    /// <summary>Nothing was bought. Where it may work later, another purchase is planned, with a reference of its own.</summary>
    private async ValueTask FailAsync(
        ChangeSet changes, PurchaseOrderChange purchase, MarketplaceException failure, CancellationToken cancellationToken)
    {
        await RefuseAsync(changes, purchase, failure.Message, failure.IsTransient ? null : UnboughtReason.Refused, failure.IsTransient, cancellationToken).ConfigureAwait(false);
        if (!failure.IsTransient || purchase.PurchaseOrder.State != PurchaseOrderState.Refused)
        {
            return;
        }

        var failures = purchase.PurchaseOrder.Failures + 1;
        var wait = Backoff.After(options, failures);
        var dueAt = changes.At + (failure.RetryAfter > wait ? failure.RetryAfter.Value : wait);
        var own = purchase.PurchaseOrder.Lines.ToDictionary(line => line.OrderLine, line => line.Quantity);
        await planner
            .PlanAgainAsync(changes, purchase.PurchaseOrder, own, dueAt, failures, purchase.PurchaseOrder.Attempt, cancellationToken)
            .ConfigureAwait(false);
    }
}
