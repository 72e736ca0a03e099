namespace ReverseBuy.Connectors.Jd;

/// <summary>To whom JD writes the invoice. The values are JD's.</summary>
public enum JdInvoiceTitle
{
    /// <summary>A person.</summary>
    Person = 4,

    /// <summary>A company, by its name.</summary>
    Company = 5,
}
