using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Pays the upstream orders of a placed purchase, each by itself: reads the order, stores the intent, sends the payment once. Where the outcome
/// is not known, only reading the order back ends the doubt.
/// </summary>
internal sealed class UpstreamPayment(Changer changer, UpstreamNews news, UpstreamCancellation cancellation, IConnectors connectors, OrdersOptions options, OrdersMetrics metrics)
{
    private const int ReadsBeforeRefused = 3;
    private const int QuickTries = 12;

    public async ValueTask PayAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        if (!connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.UpstreamOrders))
        {
            await RestAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
            return;
        }

        var context = PurchaseContext.Of(tenant, purchase);
        var orders = connectors.Require<IUpstreamOrders>(purchase.Marketplace);
        var payable = new List<string>();
        var unwanted = new List<string>();
        string? trouble = null;
        var readings = new List<UpstreamOrderReading>();
        foreach (var upstream in purchase.UpstreamOrders.Where(upstream => !UpstreamOrderGraph.IsPaid(upstream.State) && !UpstreamOrderGraph.Final.Contains(upstream.State)))
        {
            try
            {
                if (await orders.FindAsync(context, upstream.Id, cancellationToken).ConfigureAwait(false) is { } reading)
                {
                    readings.Add(reading);
                }
                else
                {
                    trouble = $"Upstream order {upstream.Id} cannot be found yet.";
                }
            }
            catch (MarketplaceException exception)
            {
                trouble = exception.Message;
            }
        }

        await LearnAsync(tenant, purchase, readings, payable, unwanted, trouble, cancellationToken).ConfigureAwait(false);
        foreach (var id in payable)
        {
            await PayOneAsync(tenant, purchase, context, id).ConfigureAwait(false);
        }

        foreach (var id in unwanted)
        {
            await cancellation.CancelAsync(tenant, purchase, context, id).ConfigureAwait(false);
        }
    }

    /// <summary>Writes down what was read, and the intent to pay what can be paid or to cancel what nobody wants any more.</summary>
    private ValueTask LearnAsync(
        TenantId tenant,
        PurchaseOrder purchase,
        List<UpstreamOrderReading> readings,
        List<string> payable,
        List<string> unwanted,
        string? trouble,
        CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                payable.Clear();
                unwanted.Clear();
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.Version != purchase.Version)
                {
                    return;
                }

                foreach (var reading in readings)
                {
                    await news.ApplyAsync(changes, change, reading, token).ConfigureAwait(false);
                    if (reading.Status == UpstreamStatus.Unpaid)
                    {
                        await UpstreamCancellation.MarkAsync(changes, change, reading.Id, token).ConfigureAwait(false);
                    }

                    if (reading.Status == UpstreamStatus.Unpaid && UpstreamCancellation.Intend(change, reading.Id))
                    {
                        unwanted.Add(reading.Id);
                    }
                    else if (change.Upstream(reading.Id).State == UpstreamOrderState.PriceModified)
                    {
                        trouble = $"The marketplace now asks {reading.Total} for {reading.Id} instead of {change.Upstream(reading.Id).Total}; a person has to pay or cancel it.";
                    }
                    else if (IsPayable(change.Upstream(reading.Id).State) && reading.Status == UpstreamStatus.Unpaid && await IsHeldAsync(changes, change.PurchaseOrder, token).ConfigureAwait(false))
                    {
                        trouble = $"{reading.Id} is not paid while an order that it buys for is held.";
                    }
                    else if (reading.Status == UpstreamStatus.Unpaid && IsToBePaid(change, reading.Id, changes.At))
                    {
                        change.FireUpstream(reading.Id, UpstreamOrderTrigger.Pay);
                        change.UpdateUpstream(change.Upstream(reading.Id) with { PayAskedAt = changes.At, PayAsks = 0 });
                        payable.Add(reading.Id);
                    }
                }

                await UpstreamNews.SettleAsync(changes, change, token).ConfigureAwait(false);
                Reschedule(change, changes.At, trouble);
            },
            cancellationToken);

    private static bool IsPayable(UpstreamOrderState state) => state is UpstreamOrderState.Unpaid or UpstreamOrderState.PayRefused;

    private static async ValueTask<bool> IsHeldAsync(ChangeSet changes, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        foreach (var id in purchase.Orders)
        {
            if ((await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order.IsHeld)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsToBePaid(PurchaseOrderChange change, string id, DateTimeOffset now)
    {
        var upstream = change.Upstream(id);
        switch (upstream.State)
        {
            case UpstreamOrderState.Unpaid or UpstreamOrderState.PayRefused:
                // What a person buys, a person pays, where there is no interface for it.
                return !upstream.IsUnwanted
                    && !upstream.IsTriedTooLong(options, now)
                    && connectors.Describe(change.PurchaseOrder.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.Purchasing);
            case UpstreamOrderState.Paying or UpstreamOrderState.PayUnknown:
                var asks = upstream.PayAsks + 1;
                var window = connectors.Describe(change.PurchaseOrder.Marketplace).VisibilityWindow;
                change.UpdateUpstream(upstream with { PayAsks = asks });
                if (asks >= ReadsBeforeRefused && now - upstream.PayAskedAt >= window)
                {
                    // Read often enough, long enough after: the payment never came through, and is made anew at the next look.
                    change.FireUpstream(id, UpstreamOrderTrigger.RefusePayment);
                }

                return false;
            default:
                return false;
        }
    }

    // Without a token, as with the create call.
    private async ValueTask PayOneAsync(TenantId tenant, PurchaseOrder purchase, ConnectorContext context, string id)
    {
        PayResult? answer = null;
        MarketplaceException? failure = null;
        try
        {
            answer = await connectors.Require<IPurchasing>(purchase.Marketplace).PayAsync(context, id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            failure = exception;
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.Upstream(id).State != UpstreamOrderState.Paying)
                {
                    return;
                }

                string? trouble = null;
                if (answer?.Outcome == PayOutcome.Paid)
                {
                    await UpstreamNews.ConfirmPaidAsync(changes, change, id, token).ConfigureAwait(false);
                    await UpstreamNews.SettleAsync(changes, change, token).ConfigureAwait(false);
                }
                else if (answer?.Outcome == PayOutcome.Refused)
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.RefusePayment);
                    trouble = $"The payment of {id} was refused ({answer.MarketplaceCode}); it is tried again, and left to a person in the end.";
                }
                else if (failure?.Kind == MarketplaceErrorKind.OutcomeUnknown)
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.LosePayAnswer);
                    change.Raise(new PurchaseOutcomeUnknown(purchase.Id, "pay", [.. purchase.Orders]));
                }
                else if (failure is not null)
                {
                    change.FireUpstream(id, UpstreamOrderTrigger.RefusePayment);
                    trouble = failure.Message;
                }

                Reschedule(change, changes.At, trouble);
            },
            CancellationToken.None).ConfigureAwait(false);
        metrics.Purchase(purchase.Marketplace, "pay-" + (answer?.Outcome.ToString() ?? failure!.Kind.ToString()));
    }

    /// <summary>Nothing can be read of it: it is not looked at again until somebody says something.</summary>
    private ValueTask RestAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                change.Update(current => current with { DueAt = null });
            },
            cancellationToken);

    private void Reschedule(PurchaseOrderChange change, DateTimeOffset now, string? trouble)
    {
        change.FollowPerson(options, now);
        var failures = trouble is null && change.PurchaseOrder.State != PurchaseOrderState.Placed ? 0 : change.PurchaseOrder.Failures + 1;
        var isForPerson = change.PurchaseOrder is { State: PurchaseOrderState.Placed, Person: not null };
        change.Update(current => current with
        {
            DueAt = current.State switch
            {
                // It is still read: once the person has paid or cancelled, it goes on.
                PurchaseOrderState.Placed => now + (isForPerson || failures > QuickTries ? options.FollowInterval : Backoff.After(options, failures - 1)),
                PurchaseOrderState.Paid => now + options.FollowInterval,
                _ => null,
            },
            Failures = failures,
            Note = isForPerson && trouble is null ? "It waits for a person." : trouble,
        });
    }
}
