namespace ReverseBuy.Buying;

/// <summary>What the status of a refund means.</summary>
public enum RefundStatus
{
    /// <summary>A status that the connector does not know. Nothing is concluded from it.</summary>
    Unknown,

    /// <summary>The seller has to agree.</summary>
    AwaitingSeller,

    /// <summary>We have to send the goods back, or to change the request.</summary>
    AwaitingBuyer,

    /// <summary>The goods are on their way back.</summary>
    Returning,

    /// <summary>Paid back.</summary>
    Refunded,

    /// <summary>Refused or withdrawn.</summary>
    Closed,
}
