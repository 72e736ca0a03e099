namespace ReverseBuy.Procurement;

/// <summary>Why a purchase waits for a person.</summary>
public enum PersonReason
{
    /// <summary>What became of its create call could not be found out (<see cref="PurchaseOrderState.NeedsPerson"/>).</summary>
    OutcomeUnknown,

    /// <summary>More was found under its reference than was asked for (<see cref="PurchaseOrderState.NeedsPerson"/>).</summary>
    MoreThanAsked,

    /// <summary>What became of a payment could not be found out.</summary>
    PaymentUnknown,

    /// <summary>An upstream order could not be paid for too long.</summary>
    NotPaid,

    /// <summary>The seller asks more than the upstream order was made for.</summary>
    PriceModified,

    /// <summary>An upstream order that is to be cancelled could not be for too long, or what became of that could not be found out.</summary>
    NotCancelled,

    /// <summary>Only a part of an upstream order was refunded; which units that is for only a person can say.</summary>
    PartlyRefunded,

    /// <summary>An upstream order turned up for a purchase that was taken for absent, and it is paid.</summary>
    PaidTooLate,
}
