namespace ReverseBuy.Payments;

/// <summary>What a movement of money is. The first five are about what the customer owes, the others about what was paid.</summary>
public enum MoneyEntryKind
{
    /// <summary>The customer owes more: goods, or the freight of a parcel.</summary>
    Charge,

    /// <summary>The customer owes more: the freight from sellers to the warehouse.</summary>
    DomesticFreight,

    /// <summary>The customer owes less: a discount.</summary>
    Discount,

    /// <summary>The customer owes more: a higher price that was agreed to.</summary>
    TopUp,

    /// <summary>The customer owes less: units were cancelled or returned, a price fell, a top-up came to nothing.</summary>
    Credit,

    /// <summary>The customer paid.</summary>
    Capture,

    /// <summary>The customer was paid back.</summary>
    Refund,

    /// <summary>The customer's bank took a payment back.</summary>
    Chargeback,
}
