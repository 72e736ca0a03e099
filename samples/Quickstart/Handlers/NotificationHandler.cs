using ReverseBuy.Messaging;

namespace Quickstart.Handlers;

/// <summary>What a host would write to its customer; a real one passes the event's id to its mail service, so that no mail goes out twice.</summary>
internal sealed class NotificationHandler :
    IEventHandler<OrderPlaced>,
    IEventHandler<OrderPaid>,
    IEventHandler<PurchaseOutcomeUnknown>,
    IEventHandler<ItemsStored>,
    IEventHandler<ParcelDispatched>,
    IEventHandler<ParcelDelivered>
{
    public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken) =>
        Did(context, "mailed: we have your order");

    public ValueTask HandleAsync(EventContext context, OrderPaid @event, CancellationToken cancellationToken) =>
        Did(context, $"mailed: we received {@event.Amount}");

    public ValueTask HandleAsync(EventContext context, PurchaseOutcomeUnknown @event, CancellationToken cancellationToken) =>
        Did(context, $"told the operators: what became of a {@event.Operation} is not known yet");

    public ValueTask HandleAsync(EventContext context, ItemsStored @event, CancellationToken cancellationToken) =>
        Did(context, $"mailed: {@event.Quantity} piece(s) are in our warehouse");

    public ValueTask HandleAsync(EventContext context, ParcelDispatched @event, CancellationToken cancellationToken) =>
        Did(context, $"mailed: on its way, {@event.Waybill}");

    public ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken) =>
        Did(context, "mailed: enjoy it");

    private static ValueTask Did(EventContext context, string what)
    {
        context.Result = what;
        return ValueTask.CompletedTask;
    }
}
