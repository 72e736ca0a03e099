using ReverseBuy.Payments;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Capturing;

/// <summary>The facade: reads the current tenant once and passes it on, a suspended one included: money that moved is booked.</summary>
internal sealed class PaymentsFacade(ICurrentTenant current, PaymentBooking booking) : IPayments
{
    public ValueTask<Receipt> ReportCaptureAsync(Capture capture, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return booking.CaptureAsync(current.Require(nameof(IPayments)), capture, actor, cancellationToken);
    }

    public ValueTask<Receipt> ReportRefundAsync(Refund refund, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refund);
        return booking.RefundAsync(current.Require(nameof(IPayments)), refund, actor, cancellationToken);
    }

    public ValueTask<Receipt> ReportChargebackAsync(Chargeback chargeback, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chargeback);
        return booking.ChargeBackAsync(current.Require(nameof(IPayments)), chargeback, actor, cancellationToken);
    }
}
