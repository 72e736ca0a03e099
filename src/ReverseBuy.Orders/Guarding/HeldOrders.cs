namespace ReverseBuy.Orders.Guarding;

internal static class HeldOrders
{
    /// <summary>Refuses to take an order forward that a hold is on.</summary>
    /// <exception cref="OrderTransitionException">A hold is on; the message names it with its reason.</exception>
    public static void RequireNotHeld(this Order order, string what)
    {
        if (order.Holds.FirstOrDefault(hold => hold.IsOn) is { } hold)
        {
            throw new OrderTransitionException(AggregateKey.Of(order.Id).ToString(), order.State.ToString(), what, $"it is held ({hold.Name}): {hold.Reason}");
        }
    }
}
