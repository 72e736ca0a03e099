using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenOrders(IUpstreamOrders sound, ConnectorMutation mutation, HashSet<string> heard) : IUpstreamOrders
{
    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var order = await sound.FindAsync(context, upstreamOrderId, cancellationToken);
        return mutation == ConnectorMutation.TrustsACallbacksState && heard.Contains(upstreamOrderId) ? order! with { Status = UpstreamStatus.Paid } : order;
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(ConnectorContext context, string reference, CancellationToken cancellationToken)
    {
        var orders = await sound.FindByReferenceAsync(context, reference, cancellationToken);
        return mutation == ConnectorMutation.LosesAUnitInASplit && orders.Count > 1 ? [OneLess(orders[0]), .. orders.Skip(1)] : orders;
    }

    public ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken) =>
        sound.ListAsync(context, query, cancellationToken);

    private static UpstreamOrderReading OneLess(UpstreamOrderReading order) =>
        order with { Lines = [order.Lines[0] with { Quantity = order.Lines[0].Quantity - 1 }, .. order.Lines.Skip(1)] };
}
