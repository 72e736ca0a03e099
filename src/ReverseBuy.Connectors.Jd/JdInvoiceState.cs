namespace ReverseBuy.Connectors.Jd;

/// <summary>When JD writes the invoice of an order. The values are JD's.</summary>
public enum JdInvoiceState
{
    /// <summary>In advance.</summary>
    InAdvance = 0,

    /// <summary>With the goods.</summary>
    WithGoods = 1,

    /// <summary>One for many orders.</summary>
    Centralised = 2,

    /// <summary>When the order is completed.</summary>
    AfterCompletion = 4,
}
