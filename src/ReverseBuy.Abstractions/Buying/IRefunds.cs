using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>
/// Reads refunds of upstream orders. Implemented by connectors; thread-safe; ReadOnly upstream. A marketplace may tell of refunds without taking
/// any through its interface; one that takes them is an <see cref="IAfterSales"/> too.
/// </summary>
public interface IRefunds
{
    /// <summary>Reads a refund. ReadOnly upstream.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="refundId">The marketplace's id of the refund, such as from <see cref="UpstreamOrderReading.RefundIds"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The refund, or <see langword="null"/> when the marketplace says that there is none.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<RefundReading?> FindAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken);
}
