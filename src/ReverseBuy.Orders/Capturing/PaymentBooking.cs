using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Capturing;

/// <summary>Books the money that the host has moved, for orders and for parcels' freight.</summary>
internal sealed class PaymentBooking(Changer changer, SystemQuestions questions)
{
    public ValueTask<Receipt> CaptureAsync(TenantId tenant, Capture capture, Actor actor, CancellationToken cancellationToken) =>
        BookAsync(tenant, new MoneyReport(MoneyEntryKind.Capture, capture.Reference, capture.For, capture.Amount), actor, cancellationToken);

    public ValueTask<Receipt> RefundAsync(TenantId tenant, Refund refund, Actor actor, CancellationToken cancellationToken) =>
        BookAsync(tenant, new MoneyReport(MoneyEntryKind.Refund, refund.Reference, refund.For, refund.Amount), actor, cancellationToken);

    public ValueTask<Receipt> ChargeBackAsync(TenantId tenant, Chargeback chargeback, Actor actor, CancellationToken cancellationToken) =>
        BookAsync(tenant, new MoneyReport(MoneyEntryKind.Chargeback, chargeback.Reference, chargeback.For, chargeback.Amount), actor, cancellationToken);

    private ValueTask<Receipt> BookAsync(TenantId tenant, MoneyReport report, Actor actor, CancellationToken cancellationToken)
    {
        if (report.Amount.Amount <= 0)
        {
            throw new ArgumentException($"A {report.Name} of {report.Amount} makes no sense; report what was moved, above 0.", nameof(report));
        }

        // Refused here, where nothing is stored yet, rather than in the middle.
        _ = report.Amount.ToMinorUnits();
        return changer.RunAsync(
            tenant,
            new Command(report.Reference, actor),
            Fingerprint.Of(report.Name, report.For.ToString(), report.Amount.ToString()),
            (changes, token) => BookAsync(changes, report, token),
            cancellationToken);
    }

    private async ValueTask<AggregateChange> BookAsync(ChangeSet changes, MoneyReport report, CancellationToken cancellationToken)
    {
        switch (report.For.Kind)
        {
            case AggregateKind.Order:
                var order = await changes.OrderAsync(OrderId.From(report.For.Value), cancellationToken).ConfigureAwait(false);
                await BookAsync(changes, order, report, cancellationToken).ConfigureAwait(false);
                return order;
            case AggregateKind.Parcel:
                var parcel = await changes.ParcelAsync(ParcelId.From(report.For.Value), cancellationToken).ConfigureAwait(false);
                Book(parcel, report);
                await changes.UnitOfWork.Money.AddAsync(EntryOf(parcel, report), cancellationToken).ConfigureAwait(false);
                return parcel;
            default:
                throw new ArgumentException($"{report.For} is nothing a customer pays for. Name an order or a parcel.", nameof(report));
        }
    }

    private async ValueTask BookAsync(ChangeSet changes, OrderChange order, MoneyReport report, CancellationToken cancellationToken)
    {
        if (report.Kind != MoneyEntryKind.Capture)
        {
            order.GiveBack(report.Kind, report.Amount, report.Reference.Value);
            return;
        }

        var wasAwaited = order.Order.State == OrderState.AwaitingPayment;
        order.Capture(report.Amount, report.Reference.Value);
        if (wasAwaited && order.Order.State != OrderState.AwaitingPayment)
        {
            foreach (var (line, missing) in await changes.HoldPaidAsync(order, cancellationToken).ConfigureAwait(false))
            {
                questions.AskSoldOut(changes, order, line, missing);
            }
        }
    }

    private static void Book(ParcelChange parcel, MoneyReport report)
    {
        if (report.Kind == MoneyEntryKind.Capture)
        {
            parcel.Capture(report.Amount);
        }
        else
        {
            parcel.GiveBack(report.Amount);
        }
    }

    private static MoneyEntry EntryOf(ParcelChange parcel, MoneyReport report) => new()
    {
        Customer = parcel.Parcel.Customer,
        For = report.For,
        Kind = report.Kind,
        Amount = report.Amount,
        Reference = report.Reference.Value,
        At = parcel.At,
    };
}
