using ReverseBuy.Messaging;

namespace ReverseBuy.Orders.Changes;

internal sealed partial class OrderChange
{
    /// <summary>Notes what the compliance rules say. Of what they said before, nothing is written again.</summary>
    public void NoteCompliance(OrderCompliance compliance)
    {
        var before = _order.Compliance?.Findings ?? [];
        var (gone, added) = (before.Except(compliance.Findings).ToList(), compliance.Findings.Except(before).ToList());
        if (_order.Compliance?.Facts == compliance.Facts && gone.Count + added.Count == 0)
        {
            return;
        }

        _order = _order with { Compliance = compliance };
        foreach (var finding in gone)
        {
            NoteTransition(SubjectOf(finding), finding.Ruling.ToString(), "Cleared", finding.Rule);
        }

        foreach (var finding in added)
        {
            NoteTransition(SubjectOf(finding), string.Empty, finding.Ruling.ToString(), finding.Rule, finding.Reason);
        }

        if (gone.Count + added.Count == 0)
        {
            // Other facts, and the same is said of them.
            NoteUpkeep();
            return;
        }

        Raise(new ComplianceRuled(_order.Id, [.. compliance.Findings.Select(finding => new RuledLine(finding.Line, finding.Rule, finding.Ruling.ToString()))]));
    }

    private static string SubjectOf(OrderLineFinding finding) => $"compliance:{finding.Line}";
}
