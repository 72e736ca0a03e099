using ReverseBuy.Orders;

namespace ReverseBuy.Payments;

/// <summary>Where the host reports the money it has moved. ReverseBuy never takes money itself.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface IPayments
{
    /// <summary>Reports money that was captured from a customer. A money fact never fails for the state of what it is for: what is too much is due back.</summary>
    /// <param name="capture">The capture; reported again with its reference, it changes nothing.</param>
    /// <param name="actor">Who reports it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it was for, and how that stood right after the first report.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order or parcel.</exception>
    /// <exception cref="CurrencyMismatchException">It is not in the currency that is charged.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The reference belongs to another capture.</exception>
    ValueTask<Receipt> ReportCaptureAsync(Capture capture, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Reports money that was paid back to a customer, of what was due back or out of goodwill. It never fails for the state of what it is for.</summary>
    /// <param name="refund">The refund; reported again with its reference, it changes nothing.</param>
    /// <param name="actor">Who reports it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it was for, and how that stood right after the first report.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order or parcel.</exception>
    /// <exception cref="CurrencyMismatchException">It is not in the currency that is charged.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The reference belongs to another report.</exception>
    ValueTask<Receipt> ReportRefundAsync(Refund refund, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Reports money that a customer's bank took back: it is due again. It never fails for the state of what it is for, and takes nothing back that was done.</summary>
    /// <param name="chargeback">The chargeback; reported again with its reference, it changes nothing.</param>
    /// <param name="actor">Who reports it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it was for, and how that stood right after the first report.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order or parcel.</exception>
    /// <exception cref="CurrencyMismatchException">It is not in the currency that is charged.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The reference belongs to another report.</exception>
    ValueTask<Receipt> ReportChargebackAsync(Chargeback chargeback, Actor actor, CancellationToken cancellationToken = default);
}
