using ReverseBuy.Messaging;

namespace Quickstart.Handlers;

/// <summary>What the warehouse's own software would do; here it only says so.</summary>
internal sealed class LogisticsHandler :
    IEventHandler<UpstreamShipped>,
    IEventHandler<PackageArrived>,
    IEventHandler<ItemsStored>,
    IEventHandler<ParcelPacked>,
    IEventHandler<ParcelDispatched>,
    IEventHandler<ParcelDelivered>
{
    public ValueTask HandleAsync(EventContext context, UpstreamShipped @event, CancellationToken cancellationToken) =>
        Did(context, $"expects {string.Join(", ", @event.Waybills)}");

    public ValueTask HandleAsync(EventContext context, PackageArrived @event, CancellationToken cancellationToken) =>
        Did(context, $"booked {@event.Waybill} in");

    public ValueTask HandleAsync(EventContext context, ItemsStored @event, CancellationToken cancellationToken) =>
        Did(context, $"shelved {@event.Quantity} unit(s)");

    public ValueTask HandleAsync(EventContext context, ParcelPacked @event, CancellationToken cancellationToken) =>
        Did(context, $"printed a label for {@event.WeightGrams} g");

    public ValueTask HandleAsync(EventContext context, ParcelDispatched @event, CancellationToken cancellationToken) =>
        Did(context, $"follows {@event.Waybill} at {@event.Carrier}");

    public ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken) =>
        Did(context, "closed the shipment");

    private static ValueTask Did(EventContext context, string what)
    {
        context.Result = what;
        return ValueTask.CompletedTask;
    }
}
