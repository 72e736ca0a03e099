using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Inventory;

/// <summary>
/// Takes in what marketplaces push of listings: price, stock, expiry. A push is a reason to look, never a fact: what it tells of is marked as stale, and
/// brought up to date when somebody cares for it. Thread-safe.
/// </summary>
public interface IOfferChanges
{
    /// <summary>Takes in one hint. Once or twice, early or late: it makes nothing older.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="account">The buying account that was told.</param>
    /// <param name="hint">What was told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is noted in this node and told to the others.</returns>
    ValueTask NoteAsync(TenantId tenant, BuyingAccountId account, OfferChangedHint hint, CancellationToken cancellationToken);
}
