namespace ReverseBuy.Orders;

/// <summary>
/// Reviews orders in place of a person, or before one: asked each time an order comes into review, also after the customer has answered. Registered with
/// <c>UseReviewPolicy</c>. Thread-safe. It may ask a service: nothing is locked meanwhile.
/// </summary>
public interface IReviewPolicy
{
    /// <summary>Reviews an order.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="order">The order, with what was asked and answered before, and with what the compliance rules say of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The decision. A failure is thrown: the review is then tried again later.</returns>
    ValueTask<ReviewDecision> ReviewAsync(TenantId tenant, Order order, CancellationToken cancellationToken);
}
