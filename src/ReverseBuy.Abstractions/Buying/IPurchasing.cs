using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Buys at a marketplace. Implemented by connectors; thread-safe.</summary>
public interface IPurchasing
{
    /// <summary>Asks what a purchase would cost. ReadOnly upstream.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">The purchase.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The price, or why it cannot be bought.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken);

    /// <summary>Creates upstream orders. Once upstream (Idempotent where <see cref="ConnectorDescriptor.CreateIsIdempotentByReference"/> says so): sent once, never repeated.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">The purchase, with our reference.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown if the request had left.</param>
    /// <returns>The upstream orders, or a definite refusal.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was bought; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, find it by its reference first.
    /// </exception>
    ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken);

    /// <summary>Pays one upstream order from the account's agreed means of payment. Once upstream: sent once, never repeated.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the order.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown if the request had left.</param>
    /// <returns>What became of it. <see cref="PayOutcome.Accepted"/> is no payment yet: read the order back.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was paid; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, read the order back first.
    /// </exception>
    ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken);

    /// <summary>Cancels an upstream order that is not paid. Idempotent upstream by the order: cancelling twice changes nothing more.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the order.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown if the request had left.</param>
    /// <returns>What became of it. <see cref="CancelOutcome.Accepted"/> is no cancellation yet: read the order back.</returns>
    /// <exception cref="MarketplaceException">
    /// Nothing was cancelled; or <see cref="MarketplaceErrorKind.OutcomeUnknown"/>: it may have been, read the order back first.
    /// </exception>
    ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken);
}
