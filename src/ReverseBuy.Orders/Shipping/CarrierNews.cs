using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders.Shipping;

/// <summary>What follows from a carrier's report.</summary>
internal static class CarrierNews
{
    public static ParcelTrigger TriggerOf(CarrierStatus status) => status switch
    {
        CarrierStatus.InTransit => ParcelTrigger.Depart,
        CarrierStatus.CustomsHold => ParcelTrigger.HoldAtCustoms,
        CarrierStatus.OutForDelivery => ParcelTrigger.GoOutForDelivery,
        CarrierStatus.Delivered => ParcelTrigger.Deliver,
        CarrierStatus.Returning => ParcelTrigger.Return,
        CarrierStatus.Lost => ParcelTrigger.Lose,
        CarrierStatus.Seized => ParcelTrigger.Seize,
        CarrierStatus.Damaged => ParcelTrigger.Damage,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a carrier's status."),
    };

    /// <summary>Where everything in the parcel goes by it; <see langword="null"/> when it stays shipped. What comes back is ours again when we have it.</summary>
    public static UnitBucket? BucketOf(CarrierReport report) => report.Status switch
    {
        CarrierStatus.Delivered => UnitBucket.Delivered,
        CarrierStatus.Damaged => report.ReachedCustomer ? UnitBucket.Delivered : UnitBucket.Lost,
        CarrierStatus.Lost or CarrierStatus.Seized => UnitBucket.Lost,
        _ => null,
    };

    /// <summary>Whether the parcel is known to be as far already: carriers repeat themselves, and not always in order.</summary>
    public static bool IsOlder(ParcelState state, CarrierStatus status) => state switch
    {
        ParcelState.InTransit => status == CarrierStatus.InTransit,
        ParcelState.CustomsHold => status == CarrierStatus.CustomsHold,
        ParcelState.OutForDelivery => IsOnTheWay(status),
        ParcelState.Returning => IsOnTheWay(status) || status == CarrierStatus.Returning,
        ParcelState.Lost => IsOnTheWay(status) || status == CarrierStatus.Lost,

        // What has ended for the carrier stays as it is: the rest is a matter of claims.
        ParcelState.Delivered or ParcelState.Returned or ParcelState.Seized or ParcelState.Damaged => true,
        ParcelState.Claimed or ParcelState.Compensated or ParcelState.ClaimRefused => true,
        _ => false,
    };

    private static bool IsOnTheWay(CarrierStatus status) => status is CarrierStatus.InTransit or CarrierStatus.CustomsHold or CarrierStatus.OutForDelivery;
}
