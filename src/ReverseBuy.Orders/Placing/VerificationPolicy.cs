using ReverseBuy.Inventory;
using ReverseBuy.Settings;

namespace ReverseBuy.Orders.Placing;

/// <summary>The policy of a host that brings none: what holds is accepted, a price that moved is decided by the table of what holds for the tenant, what cannot be had is refused.</summary>
internal sealed class VerificationPolicy(OrdersOptions options) : IVerificationPolicy
{
    public VerificationDecision Decide(TenantId tenant, VerifiedLine line, EffectiveSettings settings) => line.Difference switch
    {
        LineDifference.Confirmed => VerificationDecision.Accept,
        LineDifference.PriceMoved moved when moved.From.Currency != moved.To.Currency => VerificationDecision.Ask,
        LineDifference.PriceMoved moved when moved.To <= moved.From => settings.Fall,
        LineDifference.PriceMoved moved when IsWithinTolerance(settings, moved, line.Line.Quantity) => settings.RiseWithinTolerance,
        LineDifference.PriceMoved => settings.RiseBeyondTolerance,
        LineDifference.Unreachable or LineDifference.NotAsked when options.HoldUnverified => VerificationDecision.Hold,
        _ => VerificationDecision.Refuse,
    };

    private static bool IsWithinTolerance(EffectiveSettings settings, LineDifference.PriceMoved moved, int quantity)
    {
        var rise = moved.To - moved.From;
        return rise <= moved.From * settings.AbsorbedRise
            || (settings.AbsorbedAmount is { } amount && amount.Currency == rise.Currency && rise * quantity <= amount);
    }
}
