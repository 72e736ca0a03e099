using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A line in <see cref="ComplianceRuled"/>.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rule">The host's name of the rule.</param>
/// <param name="Ruling">What the rule says: the name of a <see cref="ComplianceRuling"/>.</param>
public sealed record RuledLine(OrderLineId Line, string Rule, string Ruling);
