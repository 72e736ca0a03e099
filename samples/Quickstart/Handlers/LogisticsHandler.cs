using ReverseBuy.Messaging;

namespace Quickstart.Handlers;

/// <summary>What the warehouse's own software would do with what happens; here it only says so.</summary>
internal sealed class LogisticsHandler : IEventHandler<IReverseBuyEvent>
{
    public ValueTask HandleAsync(EventContext context, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        context.Result = @event switch
        {
            UpstreamShipped shipped => $"expects {string.Join(", ", shipped.Waybills)}",
            PackageArrived arrived => $"booked {arrived.Waybill} in",
            ItemsStored stored => $"shelved {stored.Quantity} unit(s)",
            ParcelPacked packed => $"printed a label for {packed.WeightGrams} g",
            ParcelDispatched dispatched => $"follows {dispatched.Waybill} at {dispatched.Carrier}",
            ParcelDelivered => "closed the shipment",
            _ => "not its business",
        };
        return ValueTask.CompletedTask;
    }
}
