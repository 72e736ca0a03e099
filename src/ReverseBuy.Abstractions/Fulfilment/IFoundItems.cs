using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods in the warehouses that no order line stands for: extra goods, goods of forwarding customers, goods left over from an exchange.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IFoundItems
{
    /// <summary>Notes whose it is.</summary>
    /// <param name="item">The found item; nobody's so far, or this customer's already.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found item after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such found item.</exception>
    /// <exception cref="OrderTransitionException">It is another customer's.</exception>
    ValueTask<Receipt> AssignAsync(FoundItemId item, CustomerId owner, Command command, CancellationToken cancellationToken = default);

    /// <summary>Decides what becomes of units that lie in quarantine or in stock.</summary>
    /// <param name="item">The found item.</param>
    /// <param name="quantity">How many units; at least 1. Those in quarantine are taken first.</param>
    /// <param name="decision">What becomes of them.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found item after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such found item.</exception>
    /// <exception cref="OrderTransitionException">Fewer units lie there, or goods are to be accepted that are nobody's.</exception>
    /// <exception cref="OrderTransitionException">It is on hold.</exception>
    ValueTask<Receipt> DecideAsync(FoundItemId item, int quantity, FoundItemDecision decision, Command command, CancellationToken cancellationToken = default);

    /// <summary>Reads a found item.</summary>
    /// <param name="item">The found item.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found item, or <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<FoundItem?> FindAsync(FoundItemId item, CancellationToken cancellationToken = default);

    /// <summary>Lists the found items of a customer, the oldest first.</summary>
    /// <param name="owner">The customer; <see langword="null"/> for what is nobody's yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found items.</returns>
    ValueTask<IReadOnlyList<FoundItem>> ListAsync(CustomerId? owner, CancellationToken cancellationToken = default);
}
