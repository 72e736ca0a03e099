using ReverseBuy.Crash.Agency;
using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Events: each committed one reached every handler, and had its effect once.</summary>
internal static partial class Auditor
{
    // Those that take every event.
    private static readonly string[] Handlers = ["timeline", Witness.Name];

    private static readonly string[] OncePerOrder = ["reversebuy.order.placed.v1", "reversebuy.order.paid.v1"];
    private static readonly string[] OncePerParcel = ["reversebuy.parcel.packed.v1", "reversebuy.parcel.dispatched.v1", "reversebuy.parcel.delivered.v1"];

    private static IEnumerable<Finding> AuditEvents(TenantEvidence tenant)
    {
        var effects = tenant.Effects.GroupBy(effect => effect.Event).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var doubled in effects.Values.Where(group => group.Count > 1))
        {
            yield return new Finding(FindingKind.EffectDoubled, $"{doubled[0]} had {doubled.Count} effects");
        }

        // What was committed, the history tells: the outbox forgets what is done.
        var told = tenant.Effects.Where(effect => effect.Type.EndsWith(".state-changed.v1", StringComparison.Ordinal)).Select(effect => (effect.Aggregate, effect.Version)).ToHashSet();
        foreach (var change in tenant.Transitions.Where(change => !told.Contains((change.Aggregate.ToString(), change.Version))))
        {
            yield return new Finding(FindingKind.EventLost, $"the event of {change.Aggregate} becoming {change.To} (version {change.Version}) never came");
        }

        foreach (var finding in AuditFacts(tenant))
        {
            yield return finding;
        }

        var marks = tenant.Marks.GroupBy(mark => mark.Event).ToDictionary(group => group.Key, group => group.Select(mark => mark.Handler).ToHashSet(StringComparer.Ordinal));
        foreach (var (@event, handlers) in marks)
        {
            foreach (var missing in Handlers.Where(handler => !handlers.Contains(handler)))
            {
                yield return new Finding(FindingKind.EventLost, $"event {@event} never came to {missing}");
            }

            if (handlers.Contains(Witness.Name) != effects.ContainsKey(@event))
            {
                yield return new Finding(FindingKind.EffectLost, $"event {@event} is marked by {string.Join(", ", handlers)}, and its effect is there: {effects.ContainsKey(@event)}");
            }
        }

        foreach (var unmarked in effects.Keys.Where(@event => !marks.ContainsKey(@event)))
        {
            yield return new Finding(FindingKind.EffectLost, $"event {unmarked} has an effect and no mark");
        }

        foreach (var noted in tenant.Timeline.Where(noted => !effects.ContainsKey(noted.Event)))
        {
            yield return new Finding(FindingKind.EventLost, $"event {noted.Event} is in the course of order {noted.Order}, and never came to {Witness.Name}");
        }

        foreach (var finding in tenant.Outbox.Select(left => new Finding(FindingKind.OutboxLeft, left)).Concat(tenant.Timers.Select(left => new Finding(FindingKind.TimerLeft, left))))
        {
            yield return finding;
        }
    }

    /// <summary>What happens to each order and parcel once has one event, whatever was repeated.</summary>
    private static IEnumerable<Finding> AuditFacts(TenantEvidence tenant)
    {
        var told = tenant.Effects.GroupBy(effect => (effect.Aggregate, effect.Type), effect => effect.Event).ToDictionary(group => group.Key, group => group.Distinct().Count());
        var expected = tenant.Orders.Select(order => new AggregateKey(AggregateKind.Order, order.Id)).SelectMany(order => OncePerOrder.Select(type => (Aggregate: order.ToString(), type)))
            .Concat(tenant.Parcels.Select(parcel => new AggregateKey(AggregateKind.Parcel, parcel.Id)).SelectMany(parcel => OncePerParcel.Select(type => (parcel.ToString(), type))));
        foreach (var (aggregate, type) in expected)
        {
            var count = told.GetValueOrDefault((aggregate, type));
            if (count != 1)
            {
                yield return new Finding(count == 0 ? FindingKind.EventLost : FindingKind.EventDoubled, FormattableString.Invariant($"{count} times {type} of {aggregate}"));
            }
        }
    }
}
