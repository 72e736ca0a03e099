namespace ReverseBuy.Buying;

/// <summary>What became of a payment that was answered.</summary>
public enum PayOutcome
{
    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>It was taken on but is not known to be paid yet: read the order back.</summary>
    Accepted,

    /// <summary>It was refused; nothing was paid.</summary>
    Refused,
}
