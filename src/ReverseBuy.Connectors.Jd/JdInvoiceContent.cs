namespace ReverseBuy.Connectors.Jd;

/// <summary>What an invoice lists. The values are JD's.</summary>
public enum JdInvoiceContent
{
    /// <summary>Each article.</summary>
    Detail = 1,

    /// <summary>Categories of goods.</summary>
    Category = 100,
}
