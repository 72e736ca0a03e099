using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Finding;

/// <summary>Decides whose found items are, and what becomes of those that no parcel takes.</summary>
internal sealed class FoundItemDesk(Changer changer)
{
    public ValueTask<Receipt> AssignAsync(TenantId tenant, FoundItemId id, CustomerId owner, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("assign-found-item", id.ToString(), owner.Value),
            async (changes, token) =>
            {
                var item = await changes.FoundItemAsync(id, token).ConfigureAwait(false);
                if (item.Item.Owner is null)
                {
                    item.Assign(owner);
                }
                else if (item.Item.Owner != owner)
                {
                    throw new OrderTransitionException(item.Key.ToString(), item.Item.Units.ToString(), "Assign", "it is another customer's");
                }

                return item;
            },
            cancellationToken);

    public ValueTask<Receipt> DecideAsync(
        TenantId tenant, FoundItemId id, int quantity, FoundItemDecision decision, Command command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("decide-found-item", id.ToString(), quantity.ToString(CultureInfo.InvariantCulture), decision.ToString()),
            (changes, token) => DecideAsync(changes, id, quantity, decision, token),
            cancellationToken);
    }

    private static async ValueTask<AggregateChange> DecideAsync(
        ChangeSet changes, FoundItemId id, int quantity, FoundItemDecision decision, CancellationToken cancellationToken)
    {
        var item = await changes.FoundItemAsync(id, cancellationToken).ConfigureAwait(false);
        item.RequireNotHeld(decision.ToString());
        if (decision == FoundItemDecision.Accept)
        {
            if (item.Item.Owner is null)
            {
                throw new OrderTransitionException(item.Key.ToString(), item.Item.Units.ToString(), nameof(FoundItemDecision.Accept), "it is nobody's yet");
            }

            await changes.MoveFoundUnitsAsync(id, UnitBucket.Quarantined, UnitBucket.InStock, quantity, changes.CommandFact, cancellationToken).ConfigureAwait(false);
            return item;
        }

        var to = decision switch
        {
            FoundItemDecision.SendBack => UnitBucket.Returned,
            FoundItemDecision.Dispose => UnitBucket.Disposed,
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No decision about found items."),
        };
        var quarantined = Math.Min(quantity, item.Item.Units[UnitBucket.Quarantined]);
        if (quarantined > 0)
        {
            await changes.MoveFoundUnitsAsync(id, UnitBucket.Quarantined, to, quarantined, changes.CommandFact, cancellationToken).ConfigureAwait(false);
        }

        if (quantity > quarantined)
        {
            await changes.MoveFoundUnitsAsync(id, UnitBucket.InStock, to, quantity - quarantined, changes.CommandFact, cancellationToken).ConfigureAwait(false);
        }

        return item;
    }
}
