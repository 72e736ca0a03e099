using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Buys a planned purchase: looks once more, stores the intent, sends the create call once, and stores what came of it.</summary>
internal sealed class PurchaseSender(
    Changer changer,
    PurchaseCheck check,
    PurchaseAnswer answers,
    UnboughtUnits unbought,
    IConnectors connectors,
    ITenants tenants,
    OrdersOptions options,
    OrdersMetrics metrics,
    TimeProvider time,
    ILogger<PurchaseSender> logger)
{
    public async ValueTask BuyAsync(TenantId tenantId, PurchaseOrder draft, CancellationToken cancellationToken)
    {
        // Read before the call: what its answer leads to must not depend on anything that may be down by then.
        var tenant = await tenants.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var context = PurchaseContext.Of(tenantId, draft);
        switch (await check.CheckAsync(context, draft, cancellationToken).ConfigureAwait(false))
        {
            case CheckedPurchase.Ready ready:
                if (await SubmitAsync(tenant, draft, ready, cancellationToken).ConfigureAwait(false) is { } sendBefore)
                {
                    await SendAsync(tenant, draft, context with { SendBefore = sendBefore }, ready.Request).ConfigureAwait(false);
                }

                break;
            case CheckedPurchase.Never never:
                await DiscardAsync(tenant, draft, never, cancellationToken).ConfigureAwait(false);
                break;
            case CheckedPurchase.Later later:
                await PostponeAsync(tenantId, draft, later, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Stores the intent. From here on the call may be under way, whatever happens to this process.</summary>
    /// <returns>The moment from which the call is not sent any more; <see langword="null"/> when somebody else was first, the units were withdrawn or cannot be held.</returns>
    private async ValueTask<DateTimeOffset?> SubmitAsync(
        Tenant tenant, PurchaseOrder draft, CheckedPurchase.Ready ready, CancellationToken cancellationToken)
    {
        var sendBefore = time.GetUtcNow() + options.SendWindow;
        var submitted = false;
        await changer.RunAsync(
            tenant.Id,
            new Cause(PurchaseActor.System, $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                var purchase = await changes.PurchaseOrderAsync(draft.Id, token).ConfigureAwait(false);
                if (purchase.PurchaseOrder.Version != draft.Version)
                {
                    return;
                }

                if (!await HaveAsync(changes, draft, (order, line) => order.Line(line).Units[UnitBucket.Pending], token).ConfigureAwait(false))
                {
                    purchase.Fire(PurchaseOrderTrigger.Discard);
                    purchase.Update(current => current with { DueAt = null, Note = "Its units were withdrawn before it was sent." });
                    await unbought.PlanRestAsync(changes, tenant, draft, new Dictionary<OrderLineId, int>(), token).ConfigureAwait(false);
                    return;
                }

                if (!await HaveAsync(changes, draft, (order, line) => order.IsHeld ? 0 : order.Line(line).Units[UnitBucket.Pending] - order.StoppedUnits(line), token).ConfigureAwait(false))
                {
                    // It goes on when the hold is taken off, or the question closed.
                    purchase.Update(current => current with { DueAt = null, Note = "Its units are stopped, by a hold or by a question to the customer." });
                    return;
                }

                var shortages = await changes.HoldPurchaseAsync(draft, ready.Observations, token).ConfigureAwait(false);
                if (shortages.Count > 0)
                {
                    await GiveUpAsync(changes, purchase, "Other customers have what is left of it.", token).ConfigureAwait(false);
                    await unbought.NoteShortagesAsync(changes, tenant, purchase, shortages, token).ConfigureAwait(false);
                    return;
                }

                var keys = ready.Request.Lines.ToDictionary(line => line.Sku, line => line.PurchaseKey);
                purchase.Fire(PurchaseOrderTrigger.Submit);
                purchase.Update(current => current with
                {
                    Lines = [.. current.Lines.Select(line => line with { PurchaseKey = keys[line.Sku] })],
                    SendBefore = sendBefore,
                    // Should this process be gone by then, whoever comes next asks the marketplace.
                    DueAt = sendBefore + options.ClockSkew,
                    Note = null,
                });
                foreach (var line in draft.Lines)
                {
                    await changes.MoveUnitsAsync(
                        line.Order, line.OrderLine, UnitBucket.Pending, UnitBucket.Purchasing, line.Quantity, $"purchase-order:{draft.Id}:submitted", token)
                        .ConfigureAwait(false);
                }

                submitted = true;
            },
            cancellationToken).ConfigureAwait(false);
        return submitted ? sendBefore : null;
    }

    private static async ValueTask<bool> HaveAsync(
        ChangeSet changes, PurchaseOrder draft, Func<Order, OrderLineId, int> available, CancellationToken cancellationToken)
    {
        foreach (var line in draft.Lines)
        {
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            if (available(order.Order, line.OrderLine) < line.Quantity)
            {
                return false;
            }
        }

        return true;
    }

    // Without a token: giving up in the middle would only turn a known outcome into an unknown one. The call has its own time-out.
    private async ValueTask SendAsync(Tenant tenant, PurchaseOrder draft, ConnectorContext context, PurchaseRequest request)
    {
        PurchaseResult? answer = null;
        MarketplaceException? failure = null;
        try
        {
            answer = await connectors.Require<IPurchasing>(draft.Marketplace).CreateAsync(context, request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            failure = exception;
        }

        await changer.RunAsync(
            tenant.Id,
            new Cause(PurchaseActor.Marketplace(draft.Marketplace), $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                var purchase = await changes.PurchaseOrderAsync(draft.Id, token).ConfigureAwait(false);
                if (purchase.PurchaseOrder.State is not (PurchaseOrderState.Submitting or PurchaseOrderState.CreateUnknown))
                {
                    // This process slept longer than everybody's patience: what came of the call was found out or decided meanwhile.
                    Log.AnswerTooLate(logger, draft.Id, tenant.Id, purchase.PurchaseOrder.State);
                    return;
                }

                await answers.TakeAsync(changes, purchase, tenant, answer, failure, token).ConfigureAwait(false);
            },
            CancellationToken.None).ConfigureAwait(false);
        metrics.Purchase(draft.Marketplace, answer?.GetType().Name ?? failure!.Kind.ToString());
    }

    private ValueTask DiscardAsync(Tenant tenant, PurchaseOrder draft, CheckedPurchase.Never never, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant.Id,
            new Cause(PurchaseActor.Marketplace(draft.Marketplace), $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                var purchase = await changes.PurchaseOrderAsync(draft.Id, token).ConfigureAwait(false);
                if (purchase.PurchaseOrder.Version != draft.Version)
                {
                    return;
                }

                await GiveUpAsync(changes, purchase, never.Reason, token).ConfigureAwait(false);
                await unbought.NoteDifferencesAsync(changes, tenant, purchase, never.Lines, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Ends a purchase before any call. Its units wait, and are not held meanwhile.</summary>
    private static async ValueTask GiveUpAsync(ChangeSet changes, PurchaseOrderChange purchase, string reason, CancellationToken cancellationToken)
    {
        purchase.Fire(PurchaseOrderTrigger.Discard);
        purchase.Update(current => current with { DueAt = null, Note = reason });
        await changes.ReleasePurchaseAsync(purchase.PurchaseOrder, $"purchase-order:{purchase.PurchaseOrder.Id}:discarded", cancellationToken).ConfigureAwait(false);
    }

    private ValueTask PostponeAsync(TenantId tenant, PurchaseOrder draft, CheckedPurchase.Later later, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                var purchase = await changes.PurchaseOrderAsync(draft.Id, token).ConfigureAwait(false);
                purchase.Update(current => current with
                {
                    DueAt = changes.At + Backoff.After(options, current.Failures),
                    Failures = current.Failures + 1,
                    Note = later.Reason,
                });
            },
            cancellationToken);
}
