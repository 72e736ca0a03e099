using ReverseBuy.Messaging;

namespace Quickstart.Handlers;

/// <summary>What a host would write to its customer; a real one would pass the event's id to its mail service, so that no mail goes out twice.</summary>
internal sealed class NotificationHandler : IEventHandler<IReverseBuyEvent>
{
    public ValueTask HandleAsync(EventContext context, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        context.Result = @event switch
        {
            OrderPlaced => "mailed: we have your order",
            OrderPaid paid => $"mailed: we received {paid.Amount}",
            OrderStateChanged { To: "InProcurement" } => "mailed: we are buying it",
            PurchaseOutcomeUnknown => "told the operators: an outcome is unknown",
            OrderStateChanged { To: "InStock" } => "mailed: all of it is in our warehouse",
            ParcelDispatched dispatched => $"mailed: on its way, {dispatched.Waybill}",
            ParcelDelivered => "mailed: enjoy it",
            _ => "nothing to say",
        };
        return ValueTask.CompletedTask;
    }
}
