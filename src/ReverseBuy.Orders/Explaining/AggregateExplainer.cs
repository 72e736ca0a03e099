using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Explaining;

/// <summary>Puts together what is known of one thing's course.</summary>
internal sealed class AggregateExplainer(ITenantStorage storage)
{
    public async ValueTask<Explanation> ExplainAsync(TenantId tenant, AggregateKey aggregate, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var orders = await OrdersOfAsync(view, aggregate, cancellationToken).ConfigureAwait(false);
            var events = await EventsAsync(view, aggregate, orders, cancellationToken).ConfigureAwait(false);
            return new Explanation(
                aggregate,
                await view.History.ListAsync(aggregate, cancellationToken).ConfigureAwait(false),
                await view.ReadHandledAsync(events, cancellationToken).ConfigureAwait(false))
            {
                Orders = orders,
                Money = await view.Money.ListAsync(aggregate, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    // Timelines are those of orders: an event that concerns several lies in each.
    private static async ValueTask<IReadOnlyList<EventEnvelope>> EventsAsync(
        ITenantView view, AggregateKey aggregate, IReadOnlyList<OrderId> orders, CancellationToken cancellationToken)
    {
        var events = new List<EventEnvelope>();
        foreach (var order in orders)
        {
            var timeline = await view.Timeline.ListAsync(order, cancellationToken).ConfigureAwait(false);
            events.AddRange(timeline.Select(entry => entry.Envelope).Where(envelope => envelope.Aggregate == aggregate));
        }

        return [.. events.DistinctBy(envelope => envelope.Id).OrderBy(envelope => envelope.Version)];
    }

    private static async ValueTask<IReadOnlyList<OrderId>> OrdersOfAsync(ITenantView view, AggregateKey aggregate, CancellationToken cancellationToken)
    {
        switch (aggregate.Kind)
        {
            case AggregateKind.Order:
                var order = await view.Orders.FindAsync(OrderId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                return [(order ?? throw Unknown("order", aggregate)).Id];
            case AggregateKind.PurchaseOrder:
                var purchase = await view.PurchaseOrders.FindAsync(PurchaseOrderId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                return [.. (purchase ?? throw Unknown("purchase order", aggregate)).Orders];
            case AggregateKind.Package:
                var package = await view.Packages.FindAsync(PackageId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                return [.. (package ?? throw Unknown("package", aggregate)).Orders];
            case AggregateKind.Parcel:
                var parcel = await view.Parcels.FindAsync(ParcelId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                return [.. (parcel ?? throw Unknown("parcel", aggregate)).Orders];
            case AggregateKind.FoundItem:
                var item = await view.FoundItems.FindAsync(FoundItemId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                return (item ?? throw Unknown("found item", aggregate)).Order is { } left ? [left] : [];
            default:
                throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate.Kind, "Not a kind of aggregate.");
        }
    }

    private static UnknownAggregateException Unknown(string kind, AggregateKey aggregate) => new(kind, aggregate.Value.ToString("N"));
}
