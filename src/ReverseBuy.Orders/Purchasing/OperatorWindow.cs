using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Ends a purchase that no operator has made in time, after a last look whether somebody has.</summary>
internal sealed class OperatorWindow(Changer changer, OperatorMatching matching, ITenantStorage storage) : ITimerHandler
{
    public const string Name = "operator-window";

    public static TimerKey Of(PurchaseOrderId purchaseOrder) => new(AggregateKey.Of(purchaseOrder), Name);

    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        var purchase = await ReadAsync(context, cancellationToken).ConfigureAwait(false);

        // Where the marketplace does not answer, the timer is tried again: bought and not known would be bought twice.
        var found = purchase is { State: PurchaseOrderState.AwaitingOperator }
            ? await matching.FindAsync(context.Tenant, purchase, cancellationToken).ConfigureAwait(false)
            : [];
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, new Cause(PurchaseActor.System, context.Timer.Occurrence));
        var change = await changes.PurchaseOrderAsync(PurchaseOrderId.From(context.Timer.Key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        if (change.PurchaseOrder.State != PurchaseOrderState.AwaitingOperator)
        {
            return;
        }

        if (found.Count > 0)
        {
            await matching.TakeAsync(changes, change, found, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            change.Fire(PurchaseOrderTrigger.Expire);
            change.Update(current => current with { DueAt = null, Note = "No operator has bought it in time." });
            await changes.FreeAllAsync(change, UnboughtReason.OperatorTimeOver, keepsHold: false, cancellationToken).ConfigureAwait(false);
        }

        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<PurchaseOrder?> ReadAsync(TimerContext context, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.PurchaseOrders.FindAsync(PurchaseOrderId.From(context.Timer.Key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        }
    }
}
