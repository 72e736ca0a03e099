namespace ReverseBuy.Orders;

/// <summary>
/// Decides about units that are bought when the customer wants the order cancelled: those that are in stock, or on their way there. Hosts may replace it;
/// thread-safe, no input or output.
/// </summary>
public interface ICancellationPolicy
{
    /// <summary>Decides about the units of a line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    /// <param name="bucket">Where the units are: <see cref="UnitBucket.Purchased"/> or <see cref="UnitBucket.InStock"/>.</param>
    /// <returns>The decision.</returns>
    CancellationDecision Decide(TenantId tenant, Order order, OrderLine line, UnitBucket bucket);
}
