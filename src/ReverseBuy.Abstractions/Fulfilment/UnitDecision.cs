namespace ReverseBuy.Fulfilment;

/// <summary>What becomes of units that arrived wrong, did not arrive, or are not wanted any more.</summary>
public enum UnitDecision
{
    /// <summary>The customer takes them as they are: from quarantine into stock.</summary>
    Accept,

    /// <summary>They go back to the seller, from quarantine or from stock.</summary>
    SendBack,

    /// <summary>They are thrown away, from quarantine or from stock.</summary>
    Dispose,

    /// <summary>The seller sends others under the same upstream order: bought as before. What lies in quarantine becomes a found item.</summary>
    Replace,

    /// <summary>They are to be bought anew: pending again. What lies in quarantine becomes a found item.</summary>
    BuyAgain,

    /// <summary>The seller pays them back, and they are not bought again.</summary>
    Refund,

    /// <summary>They did not come, and the seller has answered: bought units are missing.</summary>
    DeclareMissing,

    /// <summary>Missing ones turned up and are good.</summary>
    TurnUp,

    /// <summary>Missing ones turned up and are wrong, damaged or prohibited.</summary>
    TurnUpRejected,
}
