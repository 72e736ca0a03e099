using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Cancels upstream orders that nobody wants any more and that are not paid: stores the intent, asks once. Where the outcome is not known, only reading the order
/// back ends the doubt.
/// </summary>
internal sealed class UpstreamCancellation(Changer changer, UpstreamNews news, IConnectors connectors, OrdersOptions options, OrdersMetrics metrics)
{
    /// <summary>Stores the intent to cancel, if all that the upstream order would bring is to be cancelled.</summary>
    /// <returns>Whether it is; then it must not be paid.</returns>
    public static async ValueTask<bool> IntendAsync(ChangeSet changes, PurchaseOrderChange purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var upstream = purchase.Upstream(upstreamOrderId);
        if (upstream.State == UpstreamOrderState.Cancelling)
        {
            // Whoever asked is gone; what was read meanwhile says that nothing has come of it yet.
            purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.LoseCancelAnswer);
            purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.RefuseCancel);
        }

        if (!UpstreamOrderGraph.Of(purchase.Upstream(upstreamOrderId).State).CanFire(UpstreamOrderTrigger.RequestCancel)
            || !await IsUnwantedAsync(changes, purchase.PurchaseOrder, upstream, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.RequestCancel);
        return true;
    }

    // Without a token, as with the create call.
    public async ValueTask CancelAsync(TenantId tenant, PurchaseOrder purchase, ConnectorContext context, string id)
    {
        CancelResult? answer = null;
        ReverseBuyException? failure = null;
        try
        {
            answer = await connectors.Require<IPurchasing>(purchase.Marketplace).CancelAsync(context, id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MarketplaceException or NotSupportedByMarketplaceException)
        {
            failure = (ReverseBuyException)exception;
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.Upstream(id).State != UpstreamOrderState.Cancelling)
                {
                    return;
                }

                string? trouble = null;
                if (answer?.Outcome == CancelOutcome.Cancelled)
                {
                    await news.CancelAsync(changes, change, id, token).ConfigureAwait(false);
                    await UpstreamNews.SettleAsync(changes, change, token).ConfigureAwait(false);
                }
                else if (answer?.Outcome == CancelOutcome.Accepted || failure is MarketplaceException { Kind: MarketplaceErrorKind.OutcomeUnknown })
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.LoseCancelAnswer);
                }
                else
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.RefuseCancel);
                    trouble = $"{id} is to be cancelled, and that was refused ({answer?.MarketplaceCode ?? failure?.Code}).";
                }

                change.Update(current => current with
                {
                    DueAt = current.State is PurchaseOrderState.Placed or PurchaseOrderState.Paid ? changes.At + Backoff.After(options, current.Failures) : null,
                    Failures = current.Failures + 1,
                    Note = trouble,
                });
            },
            CancellationToken.None).ConfigureAwait(false);
        metrics.Purchase(purchase.Marketplace, "cancel-" + (answer?.Outcome.ToString() ?? failure!.Code));
    }

    private static async ValueTask<bool> IsUnwantedAsync(
        ChangeSet changes, PurchaseOrder purchase, UpstreamOrder upstream, CancellationToken cancellationToken)
    {
        var contents = UpstreamNews.ContentsOf(purchase, upstream);
        foreach (var content in contents)
        {
            var line = purchase.Lines.First(candidate => candidate.OrderLine == content.OrderLine);
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            if (order.Order.CancellationRequestedAt is null)
            {
                return false;
            }
        }

        return contents.Count > 0;
    }
}
