namespace ReverseBuy.Orders;

/// <summary>Where a question to a customer stands. In the first two it is open, and stops the units it is about.</summary>
public enum QuestionState
{
    /// <summary>It waits for the customer.</summary>
    Asked,

    /// <summary>The customer agreed, and what that costs more is not paid yet.</summary>
    AwaitingTopUp,

    /// <summary>The customer agreed, and nothing is left to pay for it.</summary>
    Accepted,

    /// <summary>The customer goes on without the units.</summary>
    LeftOut,

    /// <summary>The customer declined.</summary>
    Declined,

    /// <summary>The customer did not answer, or not pay, in time.</summary>
    Expired,

    /// <summary>It is about nothing any more, such as when its units were cancelled.</summary>
    Withdrawn,
}
