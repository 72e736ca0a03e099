namespace ReverseBuy.Orders;

/// <summary>
/// Tells what happened to a purchase order, a package, a parcel or a found item, who did it and why. Of an order, <see cref="IOrders.ExplainAsync"/> tells more: also what became of its goods
/// in all of these.
/// </summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; it changes nothing.</remarks>
public interface IExplanations
{
    /// <summary>Explains one thing.</summary>
    /// <param name="aggregate">What.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Everything that is known of its course.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has nothing of this id.</exception>
    ValueTask<Explanation> ExplainAsync(AggregateKey aggregate, CancellationToken cancellationToken = default);
}
