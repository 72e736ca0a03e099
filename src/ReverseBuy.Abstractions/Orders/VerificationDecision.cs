namespace ReverseBuy.Orders;

/// <summary>What follows from how a line differs from what the customer saw.</summary>
public enum VerificationDecision
{
    /// <summary>The line is taken; the customer pays what it costs now.</summary>
    Accept,

    /// <summary>The line is taken at the price the customer saw; the agent bears the rise.</summary>
    Absorb,

    /// <summary>The customer is asked.</summary>
    Ask,

    /// <summary>The line is not taken.</summary>
    Refuse,

    /// <summary>
    /// The line is taken at the price the customer saw, also when the marketplace could not be asked, and the order is held until somebody has seen to it. After placing
    /// it is not bought.
    /// </summary>
    Hold,
}
