using System.Collections.Frozen;
using ReverseBuy.Fulfilment;
using static ReverseBuy.Fulfilment.UnitDecision;
using static ReverseBuy.Orders.UnitBucket;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Where units go by a decision, from each bucket about whose units it can be made.</summary>
internal static class UnitDecisionTable
{
    public static IReadOnlyDictionary<(UnitBucket From, UnitDecision Decision), UnitBucket> To { get; } =
        new Dictionary<(UnitBucket From, UnitDecision Decision), UnitBucket>
        {
            [(Quarantined, Accept)] = InStock,
            [(Quarantined, SendBack)] = Returned,
            [(InStock, SendBack)] = Returned,
            [(Quarantined, UnitDecision.Dispose)] = Disposed,
            [(InStock, UnitDecision.Dispose)] = Disposed,
            [(Quarantined, Replace)] = Purchased,
            [(Missing, Replace)] = Purchased,
            [(Quarantined, BuyAgain)] = Pending,
            [(Missing, BuyAgain)] = Pending,
            [(Missing, Refund)] = Cancelled,
            [(Purchased, Refund)] = Cancelled,
            [(Purchased, DeclareMissing)] = Missing,
            [(Missing, TurnUp)] = InStock,
            [(Missing, TurnUpRejected)] = Quarantined,
        }.ToFrozenDictionary();
}
