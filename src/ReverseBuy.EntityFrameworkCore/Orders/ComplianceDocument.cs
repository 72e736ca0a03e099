using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>What compliance rules said of an order, as it is stored.</summary>
internal sealed record ComplianceDocument(DateTimeOffset CheckedAt, string Facts, IReadOnlyList<ComplianceDocument.Finding> Findings)
{
    public static ComplianceDocument Of(OrderCompliance compliance) => new(
        compliance.CheckedAt,
        compliance.Facts,
        [.. compliance.Findings.Select(finding => new Finding(finding.Line, finding.Rule, finding.Ruling.ToString(), finding.Reason))]);

    public OrderCompliance ToCompliance() => new(
        CheckedAt, Facts, [.. Findings.Select(finding => new OrderLineFinding(finding.Line, finding.Rule, Enum.Parse<ComplianceRuling>(finding.Ruling), finding.Reason))]);

    internal sealed record Finding(OrderLineId Line, string Rule, string Ruling, string Reason);
}
