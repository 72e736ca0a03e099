namespace ReverseBuy.Payments;

/// <summary>What a movement of money is.</summary>
public enum MoneyEntryKind
{
    /// <summary>The customer owes more.</summary>
    Charge,

    /// <summary>The customer paid.</summary>
    Capture,
}
