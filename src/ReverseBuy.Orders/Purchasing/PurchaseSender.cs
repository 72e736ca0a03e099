using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Buys a planned purchase: looks once more, stores the intent, sends the create call once, and stores what came of it.</summary>
internal sealed class PurchaseSender(
    Changer changer,
    PurchaseCheck check,
    PurchaseIntent intent,
    PurchaseAnswer answers,
    UnboughtUnits unbought,
    OperatorHandover handover,
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
            case CheckedPurchase.Ready ready when OperatorHandover.IsNeeded(connectors.Describe(draft.Marketplace)):
                if (await handover.HandAsync(context, draft, ready, cancellationToken).ConfigureAwait(false) is { } trouble)
                {
                    await PostponeAsync(tenantId, draft, trouble, cancellationToken).ConfigureAwait(false);
                }

                break;
            case CheckedPurchase.Ready ready:
                if (await SubmitAsync(tenantId, draft, ready, cancellationToken).ConfigureAwait(false) is { } sendBefore)
                {
                    await SendAsync(tenant, draft, context with { SendBefore = sendBefore }, ready.Request).ConfigureAwait(false);
                }

                break;
            case CheckedPurchase.Never never:
                await DiscardAsync(tenantId, draft, never, cancellationToken).ConfigureAwait(false);
                break;
            case CheckedPurchase.Later later:
                await PostponeAsync(tenantId, draft, later, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Stores the intent. From here on the call may be under way, whatever happens to this process.</summary>
    /// <returns>The moment from which the call is not sent any more; <see langword="null"/> when somebody else was first, the units were withdrawn or cannot be held.</returns>
    private async ValueTask<DateTimeOffset?> SubmitAsync(
        TenantId tenant, PurchaseOrder draft, CheckedPurchase.Ready ready, CancellationToken cancellationToken)
    {
        var sendBefore = time.GetUtcNow() + options.SendWindow;
        var submitted = false;
        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{draft.Id}"),
            async (changes, token) => submitted = await intent.TryAsync(
                changes,
                draft,
                ready,
                purchase =>
                {
                    purchase.Fire(PurchaseOrderTrigger.Submit);

                    // Should this process be gone by then, whoever comes next asks the marketplace.
                    purchase.Update(current => current with { SendBefore = sendBefore, DueAt = sendBefore + options.ClockSkew });
                },
                token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return submitted ? sendBefore : null;
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
                if (purchase.PurchaseOrder.State is PurchaseOrderState.Submitting or PurchaseOrderState.CreateUnknown)
                {
                    await answers.TakeAsync(changes, purchase, answer, failure, token).ConfigureAwait(false);
                    return;
                }

                // This process slept longer than everybody's patience: what came of the call was found out or decided meanwhile.
                Log.AnswerTooLate(logger, draft.Id, tenant.Id, purchase.PurchaseOrder.State);
                if (purchase.PurchaseOrder.State == PurchaseOrderState.Absent && answer is PurchaseResult.Placed placed)
                {
                    LatePurchase.Take(purchase, placed.Orders, changes.At);
                }
            },
            CancellationToken.None).ConfigureAwait(false);
        metrics.Purchase(draft.Marketplace, answer?.GetType().Name ?? failure!.Kind.ToString());
    }

    private ValueTask DiscardAsync(TenantId tenant, PurchaseOrder draft, CheckedPurchase.Never never, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(draft.Marketplace), $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                var purchase = await changes.PurchaseOrderAsync(draft.Id, token).ConfigureAwait(false);
                if (purchase.PurchaseOrder.Version != draft.Version)
                {
                    return;
                }

                await PurchaseIntent.GiveUpAsync(changes, purchase, never.Reason, token).ConfigureAwait(false);
                if (never.Refusal is { } refusal)
                {
                    await unbought.NoteRefusalsAsync(changes, purchase, [refusal], token).ConfigureAwait(false);
                }
                else
                {
                    await unbought.NoteDifferencesAsync(changes, purchase, never.Lines, token).ConfigureAwait(false);
                }
            },
            cancellationToken);

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
