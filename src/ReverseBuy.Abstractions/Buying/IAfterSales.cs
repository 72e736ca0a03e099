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

    /// <summary>
    /// Tells that goods were sent back, once the seller has agreed (<see cref="RefundStatus.AwaitingBuyer"/>). Idempotent upstream: goods that are
    /// on their way are not sent a second time, a repetition is refused.
    /// </summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="goods">What was sent back, and how.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the marketplace took it, or why not.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was told; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, read the refund first.
    /// </exception>
    ValueTask<RefundStepResult> ReportReturnAsync(ConnectorContext context, ReturnedGoods goods, CancellationToken cancellationToken);

    /// <summary>Withdraws a refund that was asked for. Idempotent upstream: one that has ended stays as it is, a repetition is refused.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="refundId">The marketplace's id of the refund.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is withdrawn, or why not.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was done; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, read the refund first.
    /// </exception>
    ValueTask<RefundStepResult> WithdrawAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken);
}
