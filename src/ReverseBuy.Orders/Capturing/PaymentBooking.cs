using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Capturing;

/// <summary>Books what the host captured, for orders and for parcels' freight.</summary>
internal sealed class PaymentBooking(Changer changer)
{
    public ValueTask<Receipt> CaptureAsync(TenantId tenant, Capture capture, Actor actor, CancellationToken cancellationToken)
    {
        if (capture.Amount.Amount <= 0)
        {
            throw new ArgumentException($"A capture of {capture.Amount} makes no sense; report what was paid, above 0.", nameof(capture));
        }

        // Refused here, where nothing is stored yet, rather than in the middle.
        _ = capture.Amount.ToMinorUnits();
        return changer.RunAsync(
            tenant,
            new Command(capture.Reference, actor),
            Fingerprint.Of("capture", capture.For.ToString(), capture.Amount.ToString()),
            (changes, token) => BookAsync(changes, capture, token),
            cancellationToken);
    }

    private static async ValueTask<AggregateChange> BookAsync(ChangeSet changes, Capture capture, CancellationToken cancellationToken)
    {
        switch (capture.For.Kind)
        {
            case AggregateKind.Order:
                var order = await changes.OrderAsync(OrderId.From(capture.For.Value), cancellationToken).ConfigureAwait(false);
                var wasAwaited = order.Order.State == OrderState.AwaitingPayment;
                order.Capture(capture.Amount);
                if (wasAwaited && order.Order.State != OrderState.AwaitingPayment)
                {
                    await changes.HoldPaidAsync(order, cancellationToken).ConfigureAwait(false);
                }

                await NoteAsync(changes.UnitOfWork, changes.At, order.Order.Customer, capture, cancellationToken).ConfigureAwait(false);
                return order;
            case AggregateKind.Parcel:
                var parcel = await changes.ParcelAsync(ParcelId.From(capture.For.Value), cancellationToken).ConfigureAwait(false);
                parcel.Capture(capture.Amount);
                await NoteAsync(changes.UnitOfWork, changes.At, parcel.Parcel.Customer, capture, cancellationToken).ConfigureAwait(false);
                return parcel;
            default:
                throw new ArgumentException($"{capture.For} is nothing a customer pays for. Name an order or a parcel.", nameof(capture));
        }
    }

    private static ValueTask NoteAsync(
        ITenantUnitOfWork unitOfWork, DateTimeOffset at, CustomerId customer, Capture capture, CancellationToken cancellationToken) =>
        unitOfWork.Money.AddAsync(
            new MoneyEntry
            {
                Customer = customer,
                For = capture.For,
                Kind = MoneyEntryKind.Capture,
                Amount = capture.Amount,
                Reference = capture.Reference.Value,
                At = at,
            },
            cancellationToken);
}
