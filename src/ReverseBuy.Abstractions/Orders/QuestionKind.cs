namespace ReverseBuy.Orders;

/// <summary>What a customer is asked about.</summary>
public enum QuestionKind
{
    /// <summary>Something that is not clear, in the words of who asks.</summary>
    Clarification,

    /// <summary>The price is another one than the customer agreed to.</summary>
    PriceMoved,

    /// <summary>The units are not to be had now: wait for them, or leave them out.</summary>
    SoldOut,
}
