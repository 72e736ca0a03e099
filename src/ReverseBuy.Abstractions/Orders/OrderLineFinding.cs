using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders;

/// <summary>What a compliance rule says of a line in review.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rule">The host's name of the rule.</param>
/// <param name="Ruling">What it says.</param>
/// <param name="Reason">Why, in the rule's words; no personal data.</param>
public sealed record OrderLineFinding(OrderLineId Line, string Rule, ComplianceRuling Ruling, string Reason);
