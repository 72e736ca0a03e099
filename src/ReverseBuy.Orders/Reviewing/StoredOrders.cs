using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Reviewing;

internal static class StoredOrders
{
    /// <summary>Reads an order as it is committed.</summary>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    public static async ValueTask<Order> ReadOrderAsync(this ITenantStorage storage, TenantId tenant, OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Orders.FindAsync(order, cancellationToken).ConfigureAwait(false) ?? throw new UnknownAggregateException("order", order.ToString());
        }
    }
}
