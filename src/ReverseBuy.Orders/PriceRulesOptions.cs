namespace ReverseBuy.Orders;

/// <summary>
/// The table of what follows when the price of a line moved. What holds is accepted and what cannot be had is refused; no setting changes that.
/// A host that needs more replaces <see cref="IVerificationPolicy"/>.
/// </summary>
public sealed class PriceRulesOptions
{
    /// <summary>When the price fell. Default <see cref="VerificationDecision.Accept"/>: the customer pays the lower price. It cannot be absorbed.</summary>
    public VerificationDecision Fall { get; set; } = VerificationDecision.Accept;

    /// <summary>When it rose within tolerance, by <see cref="OrdersOptions.AbsorbedRise"/> or by <see cref="OrdersOptions.AbsorbedAmount"/>. Default <see cref="VerificationDecision.Absorb"/>.</summary>
    public VerificationDecision RiseWithinTolerance { get; set; } = VerificationDecision.Absorb;

    /// <summary>When it rose by more. Default <see cref="VerificationDecision.Ask"/>.</summary>
    public VerificationDecision RiseBeyondTolerance { get; set; } = VerificationDecision.Ask;

    internal IEnumerable<string> Validate()
    {
        foreach (var (key, decision) in new[]
        {
            (nameof(Fall), Fall), (nameof(RiseWithinTolerance), RiseWithinTolerance), (nameof(RiseBeyondTolerance), RiseBeyondTolerance),
        })
        {
            if (!Enum.IsDefined(decision))
            {
                yield return $"ReverseBuy:Orders:PriceRules:{key} is {decision}; it must be Accept, Absorb, Ask, Refuse or Hold.";
            }
        }

        if (Fall == VerificationDecision.Absorb)
        {
            yield return "ReverseBuy:Orders:PriceRules:Fall is Absorb, with which the customer would pay more than the goods cost now; it must be Accept, Ask or Refuse.";
        }
    }
}
