namespace ReverseBuy.Orders;

/// <summary>What the compliance rules said of an order in review.</summary>
/// <param name="CheckedAt">When they said it first.</param>
/// <param name="Facts">A fingerprint of what they were shown. Once lines, quantities, prices, the country or answers are others, they are asked again.</param>
/// <param name="Findings">What they do not simply allow; none when the order may be approved.</param>
public sealed record OrderCompliance(DateTimeOffset CheckedAt, string Facts, IReadOnlyList<OrderLineFinding> Findings);
