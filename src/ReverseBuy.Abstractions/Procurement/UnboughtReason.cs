namespace ReverseBuy.Procurement;

/// <summary>Why units that were to be bought, or had been, are not.</summary>
public enum UnboughtReason
{
    /// <summary>Too few are left, or the SKU or listing is gone.</summary>
    OutOfStock,

    /// <summary>The price is out of tolerance.</summary>
    PriceChanged,

    /// <summary>The quantity is below the minimum, no multiple of the lot, or the mixed-batch rule is not met.</summary>
    QuantityRule,

    /// <summary>The listing or SKU cannot be ordered through the interface.</summary>
    NotOrderable,

    /// <summary>The marketplace refused for another reason.</summary>
    Refused,

    /// <summary>The marketplace never had the purchase.</summary>
    Absent,

    /// <summary>The operator declined.</summary>
    Declined,

    /// <summary>No operator bought it in time.</summary>
    OperatorTimeOver,

    /// <summary>None of the upstream orders holds them.</summary>
    NotTaken,

    /// <summary>Their upstream order was cancelled before it was paid.</summary>
    Cancelled,

    /// <summary>We had their upstream order cancelled.</summary>
    Withdrawn,

    /// <summary>Their upstream order was not paid in time.</summary>
    Expired,

    /// <summary>Their upstream order was cancelled or refunded after it was paid.</summary>
    Refunded,
}
