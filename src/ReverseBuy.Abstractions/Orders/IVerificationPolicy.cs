using ReverseBuy.Inventory;
using ReverseBuy.Settings;

namespace ReverseBuy.Orders;

/// <summary>Decides what follows from how a line differs. Hosts may replace it; thread-safe, no input or output.</summary>
public interface IVerificationPolicy
{
    /// <summary>Decides about one line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="line">What was found: an offer, or, when an order is placed, that the marketplace could not be asked (<see cref="LineDifference.Unreachable"/>, <see cref="LineDifference.NotAsked"/>).</param>
    /// <param name="settings">What holds for the tenant: the same for all lines that are decided together.</param>
    /// <returns>The decision. A line that could not be asked for can be held; whatever else is decided about it, it is refused. One that is not on offer is refused without asking.</returns>
    VerificationDecision Decide(TenantId tenant, VerifiedLine line, EffectiveSettings settings);
}
