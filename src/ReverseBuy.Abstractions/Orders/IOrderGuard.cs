namespace ReverseBuy.Orders;

/// <summary>
/// A rule of a host's own about who may take an order further, and when. It is asked for what somebody decides; facts, such as payments and deliveries, are
/// written down all the same. Any number may be registered; thread-safe, no input or output.
/// </summary>
public interface IOrderGuard
{
    /// <summary>Says why a transition is not to be made.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="order">The order as it is.</param>
    /// <param name="trigger">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <returns>The reason, for who asks; <see langword="null"/> when it may be made. No personal data.</returns>
    string? Refuse(TenantId tenant, Order order, OrderTrigger trigger, Actor actor);
}
