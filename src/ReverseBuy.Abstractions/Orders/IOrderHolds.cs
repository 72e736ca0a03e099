namespace ReverseBuy.Orders;

/// <summary>Lets hosts stop orders. Holds are read with the order (<see cref="Order.Holds"/>).</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IOrderHolds
{
    /// <summary>Puts a hold on an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="hold">The hold.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">The order is over, or a hold of this name is on.</exception>
    /// <exception cref="ArgumentException">No name or reason, or its end has passed.</exception>
    ValueTask<Receipt> PutAsync(OrderId order, PutOrderHold hold, Command command, CancellationToken cancellationToken = default);

    /// <summary>Takes a hold off. With the last one, what it stopped goes on, and timers with the time they had left.</summary>
    /// <param name="order">The order.</param>
    /// <param name="name">The hold's name.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order, or no hold of this name is on.</exception>
    ValueTask<Receipt> ReleaseAsync(OrderId order, string name, Command command, CancellationToken cancellationToken = default);
}
