using System.Runtime.CompilerServices;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>What people decide about purchases that cannot go on by themselves.</summary>
internal sealed class PurchaseDecisions(
    ICurrentTenant current, Changer changer, FoundUpstreamOrders orders, UpstreamNews news, IConnectors connectors, ITenantStorage storage, OrdersOptions options)
    : IPurchaseDecisions
{
    public async ValueTask<NameUpstreamResult> NameAsync(
        PurchaseOrderId purchaseOrder, IReadOnlyList<string> upstreamOrderIds, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upstreamOrderIds);
        ArgumentNullException.ThrowIfNull(command);
        KnownUpstreamOrders.Require(upstreamOrderIds);
        var tenant = current.RequireActive(nameof(IPurchaseDecisions));
        var fingerprint = Fingerprint.Of("name-upstream", [purchaseOrder.ToString(), .. upstreamOrderIds]);
        if (await changer.AnsweredAsync(tenant, command.Key, fingerprint, cancellationToken).ConfigureAwait(false) is { } answered)
        {
            return new NameUpstreamResult.Named(answered);
        }

        // Asked before anything is open.
        var purchase = await FindAsync(tenant, purchaseOrder, cancellationToken).ConfigureAwait(false);
        RequireInDoubt(purchase, AggregateKey.Of(purchaseOrder), nameof(PurchaseOrderTrigger.Place));
        var (found, trouble) = await ReadAsync(tenant, purchase, upstreamOrderIds, cancellationToken).ConfigureAwait(false);
        if (trouble is not null)
        {
            return trouble;
        }

        NameUpstreamResult? taken = null;
        var receipt = await changer.TryRunAsync(
            tenant,
            command,
            fingerprint,
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchaseOrder, token).ConfigureAwait(false);
                RequireInDoubt(change.PurchaseOrder, change.Key, nameof(PurchaseOrderTrigger.Place));
                taken = await changes.FindTakenAsync(change.PurchaseOrder, upstreamOrderIds, token).ConfigureAwait(false);
                if (taken is not null)
                {
                    return null;
                }

                await orders.TakeAsync(changes, change, found, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? taken! : new NameUpstreamResult.Named(receipt);
    }

    public ValueTask<Receipt> StateAbsentAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken) =>
        DecideAsync(
            purchaseOrder,
            command,
            Fingerprint.Of("state-absent", purchaseOrder.ToString()),
            async (changes, change, token) =>
            {
                RequireInDoubt(change.PurchaseOrder, change.Key, nameof(PurchaseOrderTrigger.FindAbsent));
                await AbsentPurchase.EndAsync(changes, change, options, "A person says that the marketplace has no such order.", token).ConfigureAwait(false);
            },
            cancellationToken);

    public ValueTask<Receipt> StateOutcomeAsync(
        PurchaseOrderId purchaseOrder, string upstreamOrderId, UpstreamOutcome outcome, Command command, CancellationToken cancellationToken) =>
        DecideAsync(
            purchaseOrder,
            command,
            Fingerprint.Of("state-outcome", purchaseOrder.ToString(), upstreamOrderId, outcome.ToString()),
            async (changes, change, token) =>
            {
                if (!change.Upstream(upstreamOrderId).IsUnknownTooLong(options, changes.At))
                {
                    throw Refuse(change, upstreamOrderId, "StateOutcome");
                }

                await StateAsync(changes, change, upstreamOrderId, outcome, token).ConfigureAwait(false);
                GoOn(changes, change);
            },
            cancellationToken);

    public ValueTask<Receipt> PayAsync(PurchaseOrderId purchaseOrder, string upstreamOrderId, Money total, Command command, CancellationToken cancellationToken) =>
        DecideAsync(
            purchaseOrder,
            command,
            Fingerprint.Of("pay-upstream", purchaseOrder.ToString(), upstreamOrderId, total.ToString()),
            (changes, change, _) =>
            {
                var upstream = change.Upstream(upstreamOrderId);
                if (upstream.IsUnwanted || change.PurchaseOrder.State != PurchaseOrderState.Placed
                    || (upstream.State != UpstreamOrderState.PriceModified && !upstream.IsTriedTooLong(options, changes.At)))
                {
                    throw Refuse(change, upstreamOrderId, nameof(UpstreamOrderTrigger.Pay));
                }

                if (total.Currency != upstream.Total.Currency)
                {
                    throw new CurrencyMismatchException(total.Currency, upstream.Total.Currency);
                }

                change.UpdateUpstream(upstream with { Total = total, PayableSince = changes.At });
                if (upstream.State == UpstreamOrderState.PriceModified)
                {
                    change.FireUpstream(upstreamOrderId, UpstreamOrderTrigger.AcceptPrice);
                }

                GoOn(changes, change);
                return ValueTask.CompletedTask;
            },
            cancellationToken);

    public ValueTask<Receipt> CancelAsync(PurchaseOrderId purchaseOrder, string upstreamOrderId, Command command, CancellationToken cancellationToken) =>
        DecideAsync(
            purchaseOrder,
            command,
            Fingerprint.Of("cancel-upstream", purchaseOrder.ToString(), upstreamOrderId),
            (changes, change, _) =>
            {
                var upstream = change.Upstream(upstreamOrderId);
                if (UpstreamOrderGraph.IsPaid(upstream.State) || UpstreamOrderGraph.Final.Contains(upstream.State))
                {
                    throw Refuse(change, upstreamOrderId, nameof(UpstreamOrderTrigger.RequestCancel));
                }

                change.UpdateUpstream(upstream with { IsUnwanted = true });
                GoOn(changes, change);
                return ValueTask.CompletedTask;
            },
            cancellationToken);

    public ValueTask<Receipt> SettleAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken) =>
        DecideAsync(
            purchaseOrder,
            command,
            Fingerprint.Of("settle-purchase", purchaseOrder.ToString()),
            (_, change, _) =>
            {
                if (change.PurchaseOrder.Person?.Reason is not (PersonReason.PartlyRefunded or PersonReason.PaidTooLate))
                {
                    throw new OrderTransitionException(change.Key.ToString(), change.PurchaseOrder.State.ToString(), "Settle", []);
                }

                change.EndPerson();
                if (change.PurchaseOrder.State == PurchaseOrderState.Absent)
                {
                    change.Update(purchase => purchase with { DueAt = null, Note = "A person has seen to it." });
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken);

    private static void RequireInDoubt(PurchaseOrder purchase, AggregateKey key, string trigger)
    {
        if (purchase.State != PurchaseOrderState.NeedsPerson)
        {
            throw new OrderTransitionException(key.ToString(), purchase.State.ToString(), trigger, []);
        }
    }

    private static OrderTransitionException Refuse(PurchaseOrderChange change, string upstreamOrderId, string trigger)
    {
        var graph = UpstreamOrderGraph.Of(change.Upstream(upstreamOrderId).State);
        var possible = Enum.GetValues<UpstreamOrderTrigger>().Where(other => graph.CanFire(other)).Select(other => other.ToString());
        return new OrderTransitionException($"Upstream order {upstreamOrderId} of {change.Key}", graph.State.ToString(), trigger, possible);
    }

    // Looked at at once: what follows is done by the worker, from what is stored.
    private void GoOn(ChangeSet changes, PurchaseOrderChange change)
    {
        change.FollowPerson(options, changes.At);
        if (!PurchaseOrderGraph.Final.Contains(change.PurchaseOrder.State) || change.PurchaseOrder.State == PurchaseOrderState.Absent)
        {
            change.Update(purchase => purchase with { DueAt = changes.At, Failures = 0, Note = null });
        }
    }

    private async ValueTask StateAsync(
        ChangeSet changes, PurchaseOrderChange change, string upstreamOrderId, UpstreamOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case UpstreamOutcome.Paid:
                await UpstreamNews.ConfirmPaidAsync(changes, change, upstreamOrderId, cancellationToken).ConfigureAwait(false);
                break;
            case UpstreamOutcome.Cancelled:
                await news.CancelAsync(changes, change, upstreamOrderId, cancellationToken).ConfigureAwait(false);
                break;
            default:
                var isPayment = change.Upstream(upstreamOrderId).State is UpstreamOrderState.Paying or UpstreamOrderState.PayUnknown;
                change.FireUpstream(upstreamOrderId, isPayment ? UpstreamOrderTrigger.RefusePayment : UpstreamOrderTrigger.RefuseCancel);

                // Tried anew from now on.
                change.UpdateUpstream(change.Upstream(upstreamOrderId) with { PayableSince = changes.At, CancelAskedAt = null });
                break;
        }

        await UpstreamNews.SettleAsync(changes, change, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<Receipt> DecideAsync(
        PurchaseOrderId purchaseOrder,
        Command command,
        string fingerprint,
        Func<ChangeSet, PurchaseOrderChange, CancellationToken, ValueTask> decide,
        CancellationToken cancellationToken,
        [CallerMemberName] string operation = "") =>
        changer.RunAsync(
            current.RequireActive(nameof(IPurchaseDecisions), operation),
            command,
            fingerprint,
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchaseOrder, token).ConfigureAwait(false);
                await decide(changes, change, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken);

    private async ValueTask<PurchaseOrder> FindAsync(TenantId tenant, PurchaseOrderId id, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.PurchaseOrders.FindAsync(id, cancellationToken).ConfigureAwait(false)
                ?? throw new UnknownAggregateException("purchase order", id.ToString());
        }
    }

    private async ValueTask<(IReadOnlyList<UpstreamOrderReading> Found, NameUpstreamResult? Trouble)> ReadAsync(
        TenantId tenant, PurchaseOrder purchase, IReadOnlyList<string> upstreamOrderIds, CancellationToken cancellationToken)
    {
        var keys = purchase.Lines.Select(line => line.PurchaseKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = new List<UpstreamOrderReading>();
        foreach (var id in upstreamOrderIds)
        {
            UpstreamOrderReading? reading;
            try
            {
                reading = await connectors.Require<IUpstreamOrders>(purchase.Marketplace)
                    .FindAsync(PurchaseContext.Of(tenant, purchase), id, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (MarketplaceException exception)
            {
                return (found, new NameUpstreamResult.NotAnswered(exception.Message));
            }

            if (reading is null)
            {
                return (found, new NameUpstreamResult.Unknown(id));
            }

            // A marketplace that names no lines leaves that to the person.
            if (reading.Lines.Count > 0 && !reading.Lines.Any(line => keys.Contains(line.PurchaseKey)))
            {
                return (found, new NameUpstreamResult.Different(id));
            }

            found.Add(reading);
        }

        return (found, null);
    }
}
