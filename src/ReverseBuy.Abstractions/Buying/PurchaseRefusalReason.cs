namespace ReverseBuy.Buying;

/// <summary>Why a marketplace does not sell.</summary>
public enum PurchaseRefusalReason
{
    /// <summary>Too few are left.</summary>
    OutOfStock,

    /// <summary>The quantity is below the minimum, no multiple of the lot, or the mixed-batch rule is not met.</summary>
    QuantityRule,

    /// <summary>The price differs from the one we sent.</summary>
    PriceChanged,

    /// <summary>The listing or SKU cannot be ordered through the interface.</summary>
    NotOrderable,

    /// <summary>Any other business reason; the marketplace's code and words tell.</summary>
    Other,
}
