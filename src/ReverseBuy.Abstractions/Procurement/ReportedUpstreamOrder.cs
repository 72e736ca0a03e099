namespace ReverseBuy.Procurement;

/// <summary>An upstream order that an operator made by hand.</summary>
/// <param name="Id">The marketplace's id of it.</param>
/// <param name="Total">What is to be paid or was paid for it, freight included.</param>
/// <param name="IsPaid">Whether the operator has paid it. Where the marketplace cannot be asked, this is all that will be known.</param>
public sealed record ReportedUpstreamOrder(string Id, Money Total, bool IsPaid);
