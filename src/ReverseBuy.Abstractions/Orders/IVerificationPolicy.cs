using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>Decides what follows from how a line differs. Hosts may replace it; thread-safe, no input or output.</summary>
public interface IVerificationPolicy
{
    /// <summary>Decides about one line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="line">What was found; its evidence is an offer.</param>
    /// <returns>The decision. A line that is not on offer is refused without asking.</returns>
    VerificationDecision Decide(TenantId tenant, VerifiedLine line);
}
