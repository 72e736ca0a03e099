namespace ReverseBuy.Fulfilment;

/// <summary>What a rule says of goods that it does not simply allow.</summary>
public enum ComplianceRuling
{
    /// <summary>They must not be sent. In review, the order is not approved with them.</summary>
    Refused,

    /// <summary>A person has to look. In review, only a reviewer or an operator can approve the order.</summary>
    PersonNeeded,

    /// <summary>The customer has to answer; the reason is the question. In review the customer is asked once, and the rules are shown the answer.</summary>
    CustomerAsked,
}
