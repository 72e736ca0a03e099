namespace ReverseBuy.Sandbox.Orders;

/// <summary>Where a refund stands.</summary>
internal enum RefundStage
{
    /// <summary>The seller has not answered.</summary>
    Asked,

    /// <summary>The seller has agreed and waits for the goods.</summary>
    Agreed,

    /// <summary>The goods are on their way back.</summary>
    Returning,

    PaidBack,

    Withdrawn,
}
