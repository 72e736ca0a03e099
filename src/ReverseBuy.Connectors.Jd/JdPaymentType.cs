namespace ReverseBuy.Connectors.Jd;

/// <summary>What orders are paid from, as the contract with JD says. The values are JD's. Ways that need a person at the door or at a phone are left out.</summary>
public enum JdPaymentType
{
    /// <summary>The prepaid balance.</summary>
    PrepaidBalance = 4,

    /// <summary>A bank transfer to JD.</summary>
    BankTransfer = 5,

    /// <summary>Credit by Jincai (金采).</summary>
    JincaiCredit = 101,

    /// <summary>Credit by Jincai of the mall.</summary>
    MallJincai = 102,
}
