namespace ReverseBuy.Fulfilment;

/// <summary>Goods that a rule does not simply allow.</summary>
/// <param name="Goods">The goods, as they were given.</param>
/// <param name="Rule">The host's name of the rule, such as <c>batteries</c>; it stays in histories and events.</param>
/// <param name="Reason">Why, in a sentence for the customer, the reviewer and the warehouse; no personal data.</param>
public sealed record ComplianceFinding(CheckedGoods Goods, string Rule, string Reason)
{
    /// <summary>What the rule says. At packing each finding keeps the parcel from being packed, whatever it is.</summary>
    public ComplianceRuling Ruling { get; init; }
}
