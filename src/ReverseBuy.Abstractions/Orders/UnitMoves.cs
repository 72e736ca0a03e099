using System.Collections.Frozen;
using static ReverseBuy.Orders.UnitBucket;

namespace ReverseBuy.Orders;

/// <summary>The only legal moves of units from bucket to bucket. This is their one declaration.</summary>
public static class UnitMoves
{
    /// <summary>Every legal move.</summary>
    public static IReadOnlySet<(UnitBucket From, UnitBucket To)> Legal { get; } = new HashSet<(UnitBucket From, UnitBucket To)>
    {
        (Pending, Purchasing), // submitted, or handed to an operator
        (Pending, Cancelled),
        (Purchasing, Pending), // refused, absent, declined, expired, cancelled before payment
        (Purchasing, Purchased), // its upstream order is paid
        (Purchased, Pending), // cancelled or refunded upstream, to be bought again
        (Purchased, Cancelled), // the same, not to be bought again
        (Purchased, InStock), // accepted at intake
        (Purchased, Quarantined), // wrong, damaged, prohibited
        (Purchased, Missing), // short after the seller's answer, or lost on the domestic leg
        (Missing, InStock), // turned up
        (Missing, Quarantined),
        (Missing, Purchased), // the seller sends a replacement under the same upstream order
        (Missing, Pending), // to be bought anew
        (Missing, Cancelled), // refunded
        (Quarantined, InStock), // the customer accepts
        (Quarantined, Purchased),
        (Quarantined, Pending),
        (Quarantined, Returned), // sent back
        (Quarantined, Disposed),
        (InStock, Packing), // a parcel was requested
        (InStock, Returned), // sent back in the return window
        (InStock, Disposed), // abandoned
        (Packing, InStock), // the parcel was cancelled or blocked
        (Packing, Shipped), // the parcel was handed over
        (Shipped, Delivered),
        (Shipped, InStock), // came back to us
        (Shipped, Lost), // lost, seized, destroyed
        (Lost, Delivered), // turned up
        (Lost, InStock),
    }.ToFrozenSet();

    /// <summary>Where units of a bucket may go.</summary>
    /// <param name="from">The bucket.</param>
    /// <returns>The buckets, in their declared order; none for a bucket where units stay.</returns>
    public static IReadOnlyList<UnitBucket> From(UnitBucket from) =>
        [.. Legal.Where(move => move.From == from).Select(move => move.To).Order()];
}
