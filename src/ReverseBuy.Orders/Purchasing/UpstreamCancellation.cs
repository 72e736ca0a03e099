using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Cancels upstream orders that nobody wants any more and that are not paid: stores the intent, asks, and reads the order back. An answer is not believed: only what
/// the marketplace says of the order itself ends it. Asking again does no harm.
/// </summary>
internal sealed class UpstreamCancellation(Changer changer, IConnectors connectors, OrdersOptions options, OrdersMetrics metrics)
{
    /// <summary>Marks an upstream order as unwanted, if all that it would bring is to be cancelled by its customers.</summary>
    public static async ValueTask MarkAsync(ChangeSet changes, PurchaseOrderChange purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var upstream = purchase.Upstream(upstreamOrderId);
        if (!upstream.IsUnwanted && await IsUnwantedAsync(changes, purchase.PurchaseOrder, upstream, cancellationToken).ConfigureAwait(false))
        {
            purchase.UpdateUpstream(upstream with { IsUnwanted = true });
        }
    }

    /// <summary>Takes that an upstream order was read and is unpaid: notes that a cancellation has not come true yet, or stores the intent to cancel.</summary>
    /// <returns>Whether it is to be cancelled now.</returns>
    public static bool Intend(PurchaseOrderChange purchase, string upstreamOrderId)
    {
        var upstream = purchase.Upstream(upstreamOrderId);
        switch (upstream.State)
        {
            case UpstreamOrderState.Cancelling:
                // Whoever asked is gone, or what was answered has not come true yet.
                purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.LoseCancelAnswer);
                return false;
            case UpstreamOrderState.CancelUnknown:
                purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.RefuseCancel);
                break;
        }

        if (!upstream.IsUnwanted || !UpstreamOrderGraph.Of(purchase.Upstream(upstreamOrderId).State).CanFire(UpstreamOrderTrigger.RequestCancel))
        {
            return false;
        }

        purchase.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.RequestCancel);
        purchase.UpdateUpstream(purchase.Upstream(upstreamOrderId) with { CancelAskedAt = upstream.CancelAskedAt ?? purchase.At });
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
                if (failure is MarketplaceException { Kind: MarketplaceErrorKind.OutcomeUnknown })
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.LoseCancelAnswer);
                    change.Raise(new PurchaseOutcomeUnknown(purchase.Id, "cancel", [.. purchase.Orders]));
                }
                else if (answer?.Outcome is not (CancelOutcome.Cancelled or CancelOutcome.Accepted))
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.RefuseCancel);
                    trouble = $"{id} is to be cancelled, and that was refused ({answer?.MarketplaceCode ?? failure?.Code ?? answer?.Outcome.ToString()}).";
                }

                change.FollowPerson(options, changes.At);
                change.Update(current => current with
                {
                    DueAt = changes.At + Backoff.After(options, current.Failures),
                    Failures = current.Failures + 1,
                    Note = trouble ?? current.Note,
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
