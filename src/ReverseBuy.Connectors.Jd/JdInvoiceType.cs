namespace ReverseBuy.Connectors.Jd;

/// <summary>Which kind of invoice JD writes. The values are JD's.</summary>
public enum JdInvoiceType
{
    /// <summary>An ordinary one, of old contracts.</summary>
    Ordinary = 1,

    /// <summary>A special one for value added tax; only with <see cref="JdInvoiceState.Centralised"/>.</summary>
    ValueAddedTax = 2,

    /// <summary>An electronic one.</summary>
    Electronic = 3,
}
