namespace ReverseBuy.Orders;

/// <summary>What becomes of bought units whose order the customer wants cancelled.</summary>
public enum CancellationDecision
{
    /// <summary>They are delivered all the same.</summary>
    Refuse,

    /// <summary>They are to be sent back, and cost the customer nothing once they are.</summary>
    Return,
}
