namespace ReverseBuy.Buying;

/// <summary>Where the goods of a refund are.</summary>
public enum RefundGoods
{
    /// <summary>Not shipped.</summary>
    NotShipped,

    /// <summary>Shipped, not received.</summary>
    NotReceived,

    /// <summary>Received.</summary>
    Received,
}
