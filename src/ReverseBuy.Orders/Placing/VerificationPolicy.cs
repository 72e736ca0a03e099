using ReverseBuy.Inventory;

namespace ReverseBuy.Orders.Placing;

/// <summary>The policy of a host that brings none: what holds is accepted, a price that moved is decided by the table in the options, what cannot be had is refused.</summary>
internal sealed class VerificationPolicy(OrdersOptions options) : IVerificationPolicy
{
    public VerificationDecision Decide(TenantId tenant, VerifiedLine line) => line.Difference switch
    {
        LineDifference.Confirmed => VerificationDecision.Accept,
        LineDifference.PriceMoved moved when moved.From.Currency != moved.To.Currency => VerificationDecision.Ask,
        LineDifference.PriceMoved moved when moved.To <= moved.From => options.PriceRules.Fall,
        LineDifference.PriceMoved moved when IsWithinTolerance(moved, line.Line.Quantity) => options.PriceRules.RiseWithinTolerance,
        LineDifference.PriceMoved => options.PriceRules.RiseBeyondTolerance,
        LineDifference.Unreachable or LineDifference.NotAsked when options.HoldUnverified => VerificationDecision.Hold,
        _ => VerificationDecision.Refuse,
    };

    private bool IsWithinTolerance(LineDifference.PriceMoved moved, int quantity)
    {
        var rise = moved.To - moved.From;
        return rise <= moved.From * options.AbsorbedRise
            || (options.AbsorbedAmount is { } amount && amount.Currency == rise.Currency && rise * quantity <= amount);
    }
}
