using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Waiting;

internal static class StoredGoodsReading
{
    /// <summary>The goods that a timer belongs to, and what changes when something is to be said or done about them.</summary>
    public static async ValueTask<(StoredGoods Goods, AggregateChange Change)> StoredGoodsAsync(
        this ChangeSet changes, TimerKey key, CancellationToken cancellationToken)
    {
        if (key.Aggregate.Kind == AggregateKind.FoundItem)
        {
            var item = await changes.FoundItemAsync(FoundItemId.From(key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
            return (new StoredGoods(key.Aggregate, key.Subject, item.Item.Units), item);
        }

        var order = await changes.OrderAsync(OrderId.From(key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        return (new StoredGoods(key.Aggregate, key.Subject, order.Order.Line(LineOf(key)).Units), order);
    }

    public static OrderLineId LineOf(TimerKey key) => OrderLineId.From(Guid.ParseExact(key.Subject, "N"));
}
