using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors;

/// <summary>
/// Shares out the calls that a buying account may make: what matters more comes first, and browsing never uses up what a verification needs.
/// One bucket per tenant, marketplace and account. Thread-safe.
/// </summary>
public interface ICallBudgets
{
    /// <summary>Waits for the right to make one call.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the call may be made.</returns>
    /// <exception cref="MarketplaceException">
    /// Throttled, and <see cref="MarketplaceException.IsRefusedByBudget"/>: the wait would be longer than the lane allows, or the marketplace has banned the account for a while.
    /// </exception>
    ValueTask AcquireAsync(MarketplaceId marketplace, ConnectorContext context, CancellationToken cancellationToken);

    /// <summary>Notes that the marketplace refuses calls of an account for a while; nobody calls before it is over.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="context">Whose call was refused.</param>
    /// <param name="retryAfter">For how long.</param>
    void Ban(MarketplaceId marketplace, ConnectorContext context, TimeSpan retryAfter);
}
