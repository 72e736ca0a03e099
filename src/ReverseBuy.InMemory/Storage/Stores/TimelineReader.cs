using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class TimelineReader(TenantSession session) : ITimelineReader
{
    protected TenantSession Session => session;

    public ValueTask<IReadOnlyList<TimelineEntry>> ListAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Timeline.List(order));
}
