using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class TimelineRow : EnvelopeRow
{
    public OrderId Order { get; set; }
}
