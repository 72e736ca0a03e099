namespace ReverseBuy.Messaging;

/// <summary>The events that ReverseBuy raises. A released name keeps its form for ever; another form is another name.</summary>
public static class ReverseBuyEvents
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        new("reversebuy.order.placed.v1", EventJsonContext.Default.OrderPlaced),
        new("reversebuy.order.paid.v1", EventJsonContext.Default.OrderPaid),
        new("reversebuy.order.state-changed.v1", EventJsonContext.Default.OrderStateChanged),
        new("reversebuy.order.stock-hold-refused.v1", EventJsonContext.Default.StockHoldRefused),
        new("reversebuy.order.compliance-ruled.v1", EventJsonContext.Default.ComplianceRuled),
        new("reversebuy.order.customer-asked.v1", EventJsonContext.Default.CustomerAsked),
        new("reversebuy.order.question-closed.v1", EventJsonContext.Default.QuestionClosed),
        new("reversebuy.order.top-up-requested.v1", EventJsonContext.Default.TopUpRequested),
        new("reversebuy.order.refund-due.v1", EventJsonContext.Default.RefundDue),
        new("reversebuy.order.return-requested.v1", EventJsonContext.Default.ReturnRequested),
        new("reversebuy.order.units-missing.v1", EventJsonContext.Default.UnitsMissing),
        new("reversebuy.storage.overdue.v1", EventJsonContext.Default.StorageOverdue),
        new("reversebuy.purchase-order.state-changed.v1", EventJsonContext.Default.PurchaseOrderStateChanged),
        new("reversebuy.purchase-order.outcome-unknown.v1", EventJsonContext.Default.PurchaseOutcomeUnknown),
        new("reversebuy.purchase-order.line-out-of-stock.v1", EventJsonContext.Default.LineOutOfStock),
        new("reversebuy.purchase-order.price-change-detected.v1", EventJsonContext.Default.PriceChangeDetected),
        new("reversebuy.purchase-order.person-needed.v1", EventJsonContext.Default.PurchaseNeedsPerson),
        new("reversebuy.purchase-order.units-unbought.v1", EventJsonContext.Default.UnitsUnbought),
        new("reversebuy.purchase-order.upstream-shipped.v1", EventJsonContext.Default.UpstreamShipped),
        new("reversebuy.package.state-changed.v1", EventJsonContext.Default.PackageStateChanged),
        new("reversebuy.package.arrived.v1", EventJsonContext.Default.PackageArrived),
        new("reversebuy.package.intake-exception-raised.v1", EventJsonContext.Default.IntakeExceptionRaised),
        new("reversebuy.package.items-stored.v1", EventJsonContext.Default.ItemsStored),
        new("reversebuy.package.counted-short.v1", EventJsonContext.Default.PackageCountedShort),
        new("reversebuy.found-item.stored.v1", EventJsonContext.Default.FoundItemStored),
        new("reversebuy.found-item.units-moved.v1", EventJsonContext.Default.FoundItemMoved),
        new("reversebuy.parcel.state-changed.v1", EventJsonContext.Default.ParcelStateChanged),
        new("reversebuy.parcel.packed.v1", EventJsonContext.Default.ParcelPacked),
        new("reversebuy.parcel.dispatched.v1", EventJsonContext.Default.ParcelDispatched),
        new("reversebuy.parcel.delivered.v1", EventJsonContext.Default.ParcelDelivered),
        new("reversebuy.parcel.freight-difference-due.v1", EventJsonContext.Default.FreightDifferenceDue),
        new("reversebuy.parcel.units-lost.v1", EventJsonContext.Default.UnitsLost),
    ];
}
