using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Gets money back for upstream orders. Implemented by connectors; thread-safe. Where refunds can only be read, the connector serves <see cref="IRefunds"/> alone.</summary>
public interface IAfterSales : IRefunds
{
    /// <summary>Asks which reasons the marketplace takes. ReadOnly upstream.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">What would be asked for; its reason is not looked at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reasons; none when nothing can be asked for.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<RefundReason>> GetReasonsAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken);

    /// <summary>Asks for a refund. Once upstream: sent once, never repeated.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown if the request had left.</param>
    /// <returns>The refund, or a definite refusal.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was asked for; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, read the order back first.
    /// </exception>
    ValueTask<RefundResult> ApplyAsync(ConnectorContext context, RefundRequest request, CancellationToken cancellationToken);
}
