using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>Decides what follows from how a line differs. Hosts may replace it; thread-safe, no input or output.</summary>
public interface IVerificationPolicy
{
    /// <summary>Decides about one line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="line">What was found.</param>
    /// <returns>The decision.</returns>
    VerificationDecision Decide(TenantId tenant, VerifiedLine line);
}
