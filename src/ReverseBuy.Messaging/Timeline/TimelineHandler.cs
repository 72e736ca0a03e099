namespace ReverseBuy.Messaging.Timeline;

/// <summary>Notes every event in the course of each order that it concerns, so that an order can be explained.</summary>
internal sealed class TimelineHandler : IEventHandler<IReverseBuyEvent>
{
    /// <summary>Its durable name; never changed.</summary>
    public const string Name = "timeline";

    public async ValueTask HandleAsync(EventContext context, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        var orders = @event.Orders.Distinct().ToList();
        if (orders.Count == 0)
        {
            context.Result = "concerns no order";
            return;
        }

        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        foreach (var order in orders)
        {
            await unitOfWork.Timeline.AddAsync(new TimelineEntry(order, context.Envelope), cancellationToken).ConfigureAwait(false);
        }

        context.Result = orders.Count == 1 ? "noted for 1 order" : $"noted for {orders.Count} orders";
    }
}
