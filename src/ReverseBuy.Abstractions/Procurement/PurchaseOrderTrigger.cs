namespace ReverseBuy.Procurement;

/// <summary>What moves a purchase order from state to state.</summary>
public enum PurchaseOrderTrigger
{
    /// <summary>The intent to buy was stored.</summary>
    Submit,

    /// <summary>A link was handed to a person.</summary>
    HandToOperator,

    /// <summary>Its lines were withdrawn before any call.</summary>
    Discard,

    /// <summary>Upstream orders are known: answered, found, or named by a person.</summary>
    Place,

    /// <summary>The marketplace refused for a definite reason.</summary>
    Refuse,

    /// <summary>No answer came, or the sender is gone.</summary>
    LoseAnswer,

    /// <summary>It was asked for long enough, and is not there; or a person states so.</summary>
    FindAbsent,

    /// <summary>Asking fails, or more was found than was asked for.</summary>
    CallPerson,

    /// <summary>The operator did not buy.</summary>
    Decline,

    /// <summary>The operator did not buy in time.</summary>
    Expire,

    /// <summary>Every live upstream order is paid.</summary>
    AllPaid,

    /// <summary>Each upstream order has ended.</summary>
    AllEnded,
}
