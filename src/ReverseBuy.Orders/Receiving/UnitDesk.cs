using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Finding;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Carries out what was decided about units that arrived wrong, did not arrive, or are not wanted any more.</summary>
internal sealed class UnitDesk(Changer changer, FoundStock found, OrdersOptions options)
{
    public ValueTask<Receipt> DecideAsync(TenantId tenant, DecideUnits decision, Command command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decision.Quantity, 1, nameof(decision));
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(
                "decide-units",
                decision.Order.ToString(),
                decision.OrderLine.ToString(),
                decision.From.ToString(),
                decision.Quantity.ToString(CultureInfo.InvariantCulture),
                decision.Decision.ToString()),
            (changes, token) => DecideAsync(changes, decision, token),
            cancellationToken);
    }

    private async ValueTask<AggregateChange> DecideAsync(ChangeSet changes, DecideUnits decision, CancellationToken cancellationToken)
    {
        var order = await changes.OrderAsync(decision.Order, cancellationToken).ConfigureAwait(false);
        var line = order.Order.Line(decision.OrderLine);
        if (!UnitDecisionTable.To.TryGetValue((decision.From, decision.Decision), out var to))
        {
            throw new OrderTransitionException(
                order.Key.ToString(),
                decision.From.ToString(),
                decision.Decision.ToString(),
                UnitDecisionTable.To.Keys.Where(key => key.From == decision.From).Select(key => key.Decision.ToString()));
        }

        if (decision is { From: UnitBucket.InStock, Decision: UnitDecision.SendBack } && changes.Cause.Actor.Kind == ActorKind.Customer)
        {
            await RequireReturnWindowAsync(changes, order, line.Id, cancellationToken).ConfigureAwait(false);
        }

        await changes.MoveUnitsAsync(decision.Order, line.Id, decision.From, to, decision.Quantity, changes.CommandFact, cancellationToken).ConfigureAwait(false);
        await FollowAsync(changes, order, line, decision, to, cancellationToken).ConfigureAwait(false);
        return order;
    }

    private async ValueTask FollowAsync(
        ChangeSet changes, OrderChange order, OrderLine line, DecideUnits decision, UnitBucket to, CancellationToken cancellationToken)
    {
        if (to == UnitBucket.Missing)
        {
            order.Raise(new UnitsMissing(decision.Order, line.Id, decision.Quantity));
        }

        if (to is UnitBucket.Pending or UnitBucket.Cancelled)
        {
            await changes.ReleasePurchasedAsync(decision.Order, line.Id, decision.Quantity, cancellationToken).ConfigureAwait(false);
        }

        // On paper the units are elsewhere; the goods in hand still lie in quarantine.
        if (decision.From == UnitBucket.Quarantined && to is UnitBucket.Purchased or UnitBucket.Pending)
        {
            found.KeepExchanged(changes, order.Order, line, decision.Quantity);
        }
    }

    private async ValueTask RequireReturnWindowAsync(ChangeSet changes, OrderChange order, OrderLineId line, CancellationToken cancellationToken)
    {
        var history = await changes.UnitOfWork.History.ListAsync(order.Key, cancellationToken).ConfigureAwait(false);
        var stored = history.OfType<HistoryEntry.UnitsMoved>()
            .Where(move => move.Line == line && move.To == UnitBucket.InStock && move.From != UnitBucket.Packing)
            .Select(move => move.At)
            .DefaultIfEmpty(changes.At)
            .Max();
        if (changes.At - stored > options.Fulfilment.ReturnWindow)
        {
            throw new OrderTransitionException(order.Key.ToString(), nameof(UnitBucket.InStock), nameof(UnitDecision.SendBack), "the return window is over");
        }
    }
}
