using System.Threading.Channels;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>Hears of placed orders.</summary>
internal sealed class PlacedOrders : IEventHandler<OrderPlaced>
{
    private readonly Channel<OrderId> _orders = Channel.CreateUnbounded<OrderId>();

    public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken)
    {
        _orders.Writer.TryWrite(@event.Order);
        return ValueTask.CompletedTask;
    }

    public ValueTask<OrderId> NextAsync(CancellationToken cancellationToken) => _orders.Reader.ReadAsync(cancellationToken);
}
