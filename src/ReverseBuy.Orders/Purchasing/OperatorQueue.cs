using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>What operators do with the purchases in their queue.</summary>
internal sealed class OperatorQueue(ICurrentTenant current, Changer changer, IConnectors connectors, OrdersOptions options) : IOperatorQueue
{
    public async ValueTask<TakeResult> TakeAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        string? by = null;
        var receipt = await changer.TryRunAsync(
            current.RequireActive(nameof(IOperatorQueue)),
            command,
            Fingerprint.Of("take", purchaseOrder.ToString(), command.Actor.ToString()),
            async (changes, token) =>
            {
                var change = await WaitingAsync(changes, purchaseOrder, "Take", token).ConfigureAwait(false);
                by = change.PurchaseOrder.TakenBy;
                if (by is not null && by != command.Actor.Id)
                {
                    return null;
                }

                change.Update(purchase => purchase with { TakenBy = command.Actor.Id });
                await changes.UnitOfWork.Timers.SetAsync(OperatorWindow.Of(purchaseOrder), changes.At + options.OperatorWindow, string.Empty, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? new TakeResult.TakenBefore(by!) : new TakeResult.Taken(receipt);
    }

    public async ValueTask<NameUpstreamResult> ReportPlacedAsync(
        PurchaseOrderId purchaseOrder, IReadOnlyList<ReportedUpstreamOrder> upstreamOrders, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upstreamOrders);
        List<string> reported = [.. upstreamOrders.Select(order => order.Id)];
        KnownUpstreamOrders.Require(reported);
        NameUpstreamResult? taken = null;
        var receipt = await changer.TryRunAsync(
            current.RequireActive(nameof(IOperatorQueue)),
            command,
            Fingerprint.Of("report-placed", [purchaseOrder.ToString(), .. upstreamOrders.SelectMany(order => new[] { order.Id, order.Total.ToString(), order.IsPaid ? "paid" : "unpaid" })]),
            async (changes, token) =>
            {
                var change = await WaitingAsync(changes, purchaseOrder, nameof(PurchaseOrderTrigger.Place), token).ConfigureAwait(false);
                RequireKnowable(change.PurchaseOrder, upstreamOrders);
                taken = await changes.FindTakenAsync(change.PurchaseOrder, reported, token).ConfigureAwait(false);
                if (taken is not null)
                {
                    return null;
                }

                await PlaceAsync(changes, change, upstreamOrders, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? taken! : new NameUpstreamResult.Named(receipt);
    }

    public ValueTask<Receipt> DeclineAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            current.RequireActive(nameof(IOperatorQueue)),
            command,
            Fingerprint.Of("decline", purchaseOrder.ToString()),
            async (changes, token) =>
            {
                var change = await WaitingAsync(changes, purchaseOrder, nameof(PurchaseOrderTrigger.Decline), token).ConfigureAwait(false);
                change.Fire(PurchaseOrderTrigger.Decline);
                change.Update(purchase => purchase with { DueAt = null, Note = command.Reason });
                await changes.FreeAllAsync(change, UnboughtReason.Declined, keepsHold: false, token).ConfigureAwait(false);
                await changes.UnitOfWork.Timers.CancelAsync(OperatorWindow.Of(purchaseOrder), token).ConfigureAwait(false);
                return change;
            },
            cancellationToken);

    private static async ValueTask<PurchaseOrderChange> WaitingAsync(ChangeSet changes, PurchaseOrderId id, string trigger, CancellationToken cancellationToken)
    {
        var change = await changes.PurchaseOrderAsync(id, cancellationToken).ConfigureAwait(false);
        return change.PurchaseOrder.State == PurchaseOrderState.AwaitingOperator
            ? change
            : throw new OrderTransitionException(change.Key.ToString(), change.PurchaseOrder.State.ToString(), trigger, []);
    }

    private static async ValueTask PlaceAsync(
        ChangeSet changes, PurchaseOrderChange change, IReadOnlyList<ReportedUpstreamOrder> orders, CancellationToken cancellationToken)
    {
        change.Fire(PurchaseOrderTrigger.Place);
        foreach (var order in orders)
        {
            change.AddUpstream(order.Id, order.Total);
        }

        foreach (var order in orders.Where(order => order.IsPaid))
        {
            await UpstreamNews.ConfirmPaidAsync(changes, change, order.Id, cancellationToken).ConfigureAwait(false);
        }

        // What was bought is what was wanted, until the orders are read.
        await UpstreamNews.SettleAsync(changes, change, cancellationToken).ConfigureAwait(false);
        change.Update(purchase => purchase with { DueAt = changes.At, Note = null });
        await changes.UnitOfWork.Timers.CancelAsync(OperatorWindow.Of(change.PurchaseOrder.Id), cancellationToken).ConfigureAwait(false);
    }

    private void RequireKnowable(PurchaseOrder purchase, IReadOnlyList<ReportedUpstreamOrder> orders)
    {
        var canRead = connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.UpstreamOrders);
        if (!canRead && orders.FirstOrDefault(order => !order.IsPaid) is { } unpaid)
        {
            throw new ArgumentException($"Marketplace '{purchase.Marketplace}' cannot be asked whether {unpaid.Id} is paid. Pay it, then report it.", nameof(orders));
        }
    }
}
