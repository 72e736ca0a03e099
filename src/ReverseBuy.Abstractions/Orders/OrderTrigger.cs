namespace ReverseBuy.Orders;

/// <summary>What moves an order from state to state.</summary>
public enum OrderTrigger
{
    /// <summary>The customer placed it.</summary>
    Place,

    /// <summary>The captured sum reached what is due.</summary>
    Pay,

    /// <summary>It was cancelled before it was paid.</summary>
    Cancel,

    /// <summary>It was not paid in time.</summary>
    PaymentWindowOver,

    /// <summary>The customer was asked something.</summary>
    AskCustomer,

    /// <summary>The last open question was answered, or its top-up paid.</summary>
    Answer,

    /// <summary>The customer declined.</summary>
    Decline,

    /// <summary>The customer did not answer in time.</summary>
    AnswerWindowOver,

    /// <summary>Refused in review.</summary>
    Reject,

    /// <summary>Accepted in review.</summary>
    Approve,

    /// <summary>Units moved; the node follows from them.</summary>
    UnitsMoved,

    /// <summary>Every unit was cancelled.</summary>
    AllUnitsCancelled,

    /// <summary>Settled: nothing is due and no claim was made in time, or the customer confirmed.</summary>
    Complete,
}
