using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Abstractions.Tests.Messaging;

/// <summary>One of each event, as it lies in the museum under its name.</summary>
internal static class EventSamples
{
    private static readonly OrderId Order = OrderId.From(Id(1));
    private static readonly OrderId OtherOrder = OrderId.From(Id(2));
    private static readonly OrderLineId Line = OrderLineId.From(Id(3));
    private static readonly PurchaseOrderId Purchase = PurchaseOrderId.From(Id(4));
    private static readonly PackageId Package = PackageId.From(Id(5));
    private static readonly ParcelId Parcel = ParcelId.From(Id(6));
    private static readonly FoundItemId Item = FoundItemId.From(Id(7));
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly OrderQuestionId Question = OrderQuestionId.From(Id(7));

    public static IReadOnlyDictionary<string, IReverseBuyEvent> ByType { get; } = new Dictionary<string, IReverseBuyEvent>
    {
        ["reversebuy.order.placed.v1"] = new OrderPlaced(Order),
        ["reversebuy.order.paid.v1"] = new OrderPaid(Order, new Money(32.47m, Currency.EUR)),
        ["reversebuy.order.state-changed.v1"] = new OrderStateChanged(Order, "PendingReview", "InProcurement", "Approve", "Reviewer:ben"),
        ["reversebuy.order.stock-hold-refused.v1"] = new StockHoldRefused(Order, Line, 4, 1),
        ["reversebuy.order.compliance-ruled.v1"] =
            new ComplianceRuled(Order, [new RuledLine(Line, "batteries", "Refused"), new RuledLine(Line, "brands", "PersonNeeded")]),
        ["reversebuy.order.customer-asked.v1"] =
            new CustomerAsked(Order, Question, "PriceMoved", Line, 2, new Money(4.25m, Currency.EUR), new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero)),
        ["reversebuy.order.question-closed.v1"] = new QuestionClosed(Order, Question, "Accepted"),
        ["reversebuy.order.top-up-requested.v1"] = new TopUpRequested(Order, Question, new Money(4.25m, Currency.EUR), new Money(4.25m, Currency.EUR)),
        ["reversebuy.order.refund-due.v1"] = new RefundDue(Order, new Money(32.47m, Currency.EUR)),
        ["reversebuy.order.return-requested.v1"] = new ReturnRequested(Order, Line, 2),
        ["reversebuy.order.units-missing.v1"] = new UnitsMissing(Order, Line, 2),
        ["reversebuy.storage.overdue.v1"] = new StorageOverdue(Order, Line, null, 3, Noon, Noon.AddDays(180)),
        ["reversebuy.purchase-order.state-changed.v1"] =
            new PurchaseOrderStateChanged(Purchase, "Submitting", "CreateUnknown", "LoseAnswer", "Marketplace:1688", [Order, OtherOrder]),
        ["reversebuy.purchase-order.outcome-unknown.v1"] = new PurchaseOutcomeUnknown(Purchase, "create", [Order]),
        ["reversebuy.purchase-order.line-out-of-stock.v1"] = new LineOutOfStock(Purchase, Order, Line, 4),
        ["reversebuy.purchase-order.price-change-detected.v1"] =
            new PriceChangeDetected(Purchase, Order, Line, new Money(0.035m, Currency.CNY), new Money(0.05m, Currency.CNY)),
        ["reversebuy.purchase-order.person-needed.v1"] = new PurchaseNeedsPerson(Purchase, "PaymentUnknown", [Order, OtherOrder]),
        ["reversebuy.purchase-order.units-unbought.v1"] =
            new UnitsUnbought(Purchase, "OutOfStock", [new UnboughtLine(Order, Line, 4, 1), new UnboughtLine(OtherOrder, Line, 2, 2)]),
        ["reversebuy.purchase-order.upstream-shipped.v1"] =
            new UpstreamShipped(Purchase, "2903100001000003777", ["71786988198769", "YT1569576008132"], [Order]),
        ["reversebuy.package.state-changed.v1"] = new PackageStateChanged(Package, "", "Announced", "Announce", "Marketplace:1688", [Order]),
        ["reversebuy.package.arrived.v1"] = new PackageArrived(Package, "71786988198769", true, [Order]),
        ["reversebuy.package.intake-exception-raised.v1"] = new IntakeExceptionRaised(Package, Order, Line, 1),
        ["reversebuy.package.items-stored.v1"] = new ItemsStored(Package, Order, 3),
        ["reversebuy.package.counted-short.v1"] = new PackageCountedShort(Package, Order, Line, 1),
        ["reversebuy.found-item.stored.v1"] = new FoundItemStored(Item, Package, null, 2, 1),
        ["reversebuy.found-item.units-moved.v1"] = new FoundItemMoved(Item, Order, "Quarantined", "Returned", 1, "Operator:mia"),
        ["reversebuy.parcel.state-changed.v1"] = new ParcelStateChanged(Parcel, "AwaitingFreight", "Packing", "PayFreight", "Host:bank", [Order, OtherOrder]),
        ["reversebuy.parcel.packed.v1"] = new ParcelPacked(Parcel, 1650, [Order, OtherOrder]),
        ["reversebuy.parcel.dispatched.v1"] = new ParcelDispatched(Parcel, "邮政 EMS", "EM100200300CN", [Order, OtherOrder]),
        ["reversebuy.parcel.delivered.v1"] = new ParcelDelivered(Parcel, [Order, OtherOrder]),
        ["reversebuy.parcel.freight-difference-due.v1"] =
            new FreightDifferenceDue(Parcel, new Money(3.20m, Currency.EUR), Money.Zero(Currency.EUR), [Order, OtherOrder]),
        ["reversebuy.parcel.units-lost.v1"] = new UnitsLost(Parcel, 5, [Order, OtherOrder]),
    };

    private static Guid Id(int number) => Guid.Parse($"0193a000-0000-7000-8000-{number:x12}");
}
