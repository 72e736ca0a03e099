using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary>What of an order is packed together. Goods of two warehouses are split once the order is paid, and have numbers of their own from then on.</summary>
internal sealed record JdPart(OrderRecord Order, long Id, IReadOnlyList<OrderLineRecord> Lines)
{
    public bool IsSplit => Id != Order.Id;

    public long GoodsFen => Lines.Sum(line => line.AmountFen);

    /// <summary>The parts of an order; the order itself when it is not split.</summary>
    public static IReadOnlyList<JdPart> Of(World world, OrderRecord order) => Of(world, order, world.Now);

    public static IReadOnlyList<JdPart> Of(World world, OrderRecord order, DateTimeOffset at)
    {
        if (!(world.Timeline.PaidAt(order) <= at))
        {
            return [new JdPart(order, order.Id, order.Lines)];
        }

        var parts = order.Lines.GroupBy(line => WarehouseOf(world, line)).OrderBy(group => group.Key).ToList();
        return parts.Count < 2
            ? [new JdPart(order, order.Id, order.Lines)]
            : [.. parts.Select((group, index) => new JdPart(order, order.Id + 1 + index, [.. group]))];
    }

    /// <summary>The order of a number, be it its own or that of a part, and that part.</summary>
    public static (OrderRecord Order, JdPart? Part)? Find(World world, long id)
    {
        foreach (var order in world.Orders.Of(Marketplaces.Jd))
        {
            var part = Of(world, order).FirstOrDefault(part => part.Id == id);
            if (part is not null || order.Id == id)
            {
                return (order, part);
            }
        }

        return null;
    }

    public static OrderRecord Required(World world, long id) =>
        world.Orders.Find(Marketplaces.Jd, id) ?? throw new JdRefusedException("3401", "订单不存在");

    private static int WarehouseOf(World world, OrderLineRecord line) =>
        world.Catalogue.Find(Marketplaces.Jd, line.ListingId)!.Skus.First(sku => sku.Id == line.SkuId).Warehouse;
}
