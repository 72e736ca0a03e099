namespace ReverseBuy.Inventory;

/// <summary>What several suppliers want for the same goods, right now and delivered to the warehouse.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface ISupplierQuotes
{
    /// <summary>
    /// Asks all offers at once, for price and for freight, and ranks what was answered before the deadline. It buys and reserves nothing. Each offer costs a
    /// call, and its freight one or two more where the marketplace estimates it, in the lane of browsing.
    /// </summary>
    /// <param name="request">The offers, and how many pieces of one of them are needed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The quotes, the cheapest first, and why other offers have none.</returns>
    /// <exception cref="ArgumentException">No offer, one twice, or a quantity below 1.</exception>
    /// <exception cref="NotSupportedByMarketplaceException">An offer is of a marketplace that cannot be asked live.</exception>
    ValueTask<SupplierComparison> CompareAsync(SupplierQuoteRequest request, CancellationToken cancellationToken = default);
}
