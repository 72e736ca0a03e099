namespace ReverseBuy.Connectors.Jd;

/// <summary>How orders are invoiced, as the contract with JD says. Whatever else the contract asks for is a field of <see cref="JdOptions.OrderFields"/>.</summary>
public sealed class JdInvoiceOptions
{
    /// <summary>When. Default one invoice for many orders.</summary>
    public JdInvoiceState State { get; set; } = JdInvoiceState.Centralised;

    /// <summary>Which kind. Default the special one for value added tax.</summary>
    public JdInvoiceType Type { get; set; } = JdInvoiceType.ValueAddedTax;

    /// <summary>To whom. Default a company.</summary>
    public JdInvoiceTitle Title { get; set; } = JdInvoiceTitle.Company;

    /// <summary>What it lists. Default each article.</summary>
    public JdInvoiceContent Content { get; set; } = JdInvoiceContent.Detail;

    /// <summary>The company's name, for <see cref="JdInvoiceTitle.Company"/>. No default.</summary>
    public string? CompanyName { get; set; }
}
