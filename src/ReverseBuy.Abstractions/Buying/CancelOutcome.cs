namespace ReverseBuy.Buying;

/// <summary>What became of a cancellation that was answered.</summary>
public enum CancelOutcome
{
    /// <summary>It is cancelled.</summary>
    Cancelled,

    /// <summary>It was taken on but is not known to be done yet: read the order back.</summary>
    Accepted,

    /// <summary>It is too early; ask again in some seconds.</summary>
    TooEarly,

    /// <summary>It was refused, such as because the order is paid.</summary>
    Refused,
}
