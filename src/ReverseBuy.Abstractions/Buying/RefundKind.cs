namespace ReverseBuy.Buying;

/// <summary>What is to happen with a refund.</summary>
public enum RefundKind
{
    /// <summary>Money back, the goods stay or never came.</summary>
    MoneyOnly,

    /// <summary>Money back once the goods were sent back.</summary>
    ReturnGoods,
}
