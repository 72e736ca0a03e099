using ReverseBuy.Inventory;

namespace ReverseBuy.Orders.Placing;

/// <summary>The policy of a host that brings none: small rises are borne, falls are passed on, larger rises are asked, what cannot be had is refused.</summary>
internal sealed class VerificationPolicy(OrdersOptions options) : IVerificationPolicy
{
    public VerificationDecision Decide(TenantId tenant, VerifiedLine line) => line.Difference switch
    {
        LineDifference.Confirmed => VerificationDecision.Accept,
        LineDifference.PriceMoved moved when moved.To <= moved.From => VerificationDecision.Accept,
        LineDifference.PriceMoved moved when moved.To <= moved.From * (1 + options.AbsorbedRise) => VerificationDecision.Absorb,
        LineDifference.PriceMoved => VerificationDecision.Ask,
        _ => VerificationDecision.Refuse,
    };
}
