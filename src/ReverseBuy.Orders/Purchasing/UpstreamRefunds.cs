using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Follows refunds of upstream orders that are paid, whoever asked for them: under way, refused, paid back in full, or in part.</summary>
internal sealed class UpstreamRefunds(IConnectors connectors, OrdersOptions options)
{
    /// <summary>Reads the refunds that an upstream order names; none where the marketplace tells of none.</summary>
    public async ValueTask<IReadOnlyList<RefundReading>> ReadAsync(
        ConnectorContext context, PurchaseOrder purchase, UpstreamOrderReading reading, CancellationToken cancellationToken)
    {
        if (!connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.Refunds))
        {
            return [];
        }

        var refunds = new List<RefundReading>();
        foreach (var id in reading.RefundIds)
        {
            if (await connectors.Require<IRefunds>(purchase.Marketplace).FindAsync(context, id, cancellationToken).ConfigureAwait(false) is { } refund)
            {
                refunds.Add(refund);
            }
        }

        return refunds;
    }

    /// <summary>Writes down what was read of the refunds of an upstream order.</summary>
    public async ValueTask ApplyAsync(
        ChangeSet changes, PurchaseOrderChange purchase, UpstreamOrderReading reading, IReadOnlyList<RefundReading> refunds, CancellationToken cancellationToken)
    {
        var before = purchase.Upstream(reading.Id);
        if (refunds.Count == 0 || !UpstreamOrderGraph.IsPaid(before.State) || refunds.Any(refund => refund.Status == RefundStatus.Unknown))
        {
            // A status that is not known is kept and surfaced by its connector, never guessed.
            return;
        }

        var refunded = refunds.Where(refund => refund.Status == RefundStatus.Refunded).Aggregate(Money.Zero(before.Total.Currency), (sum, refund) => sum + refund.Amount);
        var isUnderWay = refunds.Any(refund => refund.Status is RefundStatus.AwaitingSeller or RefundStatus.AwaitingBuyer or RefundStatus.Returning);
        var isWhole = refunded.Amount >= before.Total.Amount;
        if (before.Refunded?.Amount != refunded.Amount && !refunded.IsZero)
        {
            purchase.UpdateUpstream(before with { Refunded = refunded });
            if (!isWhole)
            {
                purchase.CallPerson(PersonReason.PartlyRefunded);
            }
        }

        if (before.State != UpstreamOrderState.Refunding && (isUnderWay || isWhole) && UpstreamOrderGraph.Of(before.State).CanFire(UpstreamOrderTrigger.RequestRefund))
        {
            purchase.FireUpstream(reading.Id, UpstreamOrderTrigger.RequestRefund);
        }

        if (purchase.Upstream(reading.Id).State == UpstreamOrderState.Refunding && !isUnderWay)
        {
            await EndAsync(changes, purchase, reading, isWhole, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask EndAsync(
        ChangeSet changes, PurchaseOrderChange purchase, UpstreamOrderReading reading, bool isWhole, CancellationToken cancellationToken)
    {
        if (!isWhole)
        {
            // Refused, withdrawn, or for a part: back to where the order stands.
            purchase.FireUpstream(reading.Id, UpstreamOrderTrigger.RefuseRefund);
            UpstreamNews.Advance(purchase, reading);
            return;
        }

        purchase.FireUpstream(reading.Id, UpstreamOrderTrigger.ConfirmRefunded);
        await changes
            .GiveBackAsync(purchase, reading.Id, wasPaid: true, UpstreamNews.FactOf(purchase, reading.Id, "refunded"), UnboughtReason.Refunded, options, cancellationToken)
            .ConfigureAwait(false);
    }
}
