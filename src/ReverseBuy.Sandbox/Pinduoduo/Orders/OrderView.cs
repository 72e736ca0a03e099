using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo.Orders;

/// <summary>An order as promoters see it: paid, in a group, received. What is unpaid or on its way is not told.</summary>
internal sealed record OrderView(World World, OrderRecord Order)
{
    private DateTimeOffset Paid => Order.PayAcceptedAt!.Value;

    private DateTimeOffset? Grouped => Reached(Paid + World.Options.PinduoduoGroupAfter);

    private DateTimeOffset? Received => Reached(World.Timeline.SignedAt(Order));

    /// <summary>When it was last changed, in seconds.</summary>
    public long ChangedAt => (Received ?? Grouped ?? Paid).ToUnixTimeSeconds();

    public static IEnumerable<OrderView> All(World world) =>
        world.Orders.Of(Marketplaces.Pinduoduo).Where(order => order.PayAcceptedAt is not null).Select(order => new OrderView(world, order));

    /// <param name="isDetail">Whether it is shown by itself, where the promotion id has another name and more is told.</param>
    public JsonObject Show(bool isDetail)
    {
        var line = Order.Lines[0];
        var listing = World.Catalogue.Find(Marketplaces.Pinduoduo, line.ListingId)!;
        var (status, words) = Received is not null ? (2, "确认收货") : Grouped is not null ? (1, "已成团") : (0, "已支付");
        var order = new JsonObject
        {
            ["order_sn"] = Order.PublicId,
            ["goods_id"] = listing.Id,
            ["goods_sign"] = listing.PublicId,
            ["goods_name"] = listing.Title,
            ["goods_quantity"] = line.Quantity,
            ["goods_price"] = line.UnitPriceFen,
            ["order_amount"] = Order.TotalFen,
            ["platform_discount"] = 0,
            ["order_status"] = status,
            ["order_status_desc"] = words,
            ["order_create_time"] = Order.CreatedAt.ToUnixTimeSeconds(),
            ["order_pay_time"] = Paid.ToUnixTimeSeconds(),
            ["order_group_success_time"] = Grouped?.ToUnixTimeSeconds(),
            ["order_receive_time"] = Received?.ToUnixTimeSeconds(),
            ["order_modify_at"] = ChangedAt,
            [isDetail ? "pid" : "p_id"] = World.Options.PinduoduoPid,
            ["custom_parameters"] = Order.Reference,
            ["promotion_rate"] = 10,
            ["promotion_amount"] = Order.TotalFen / 100,
            ["bandan_risk_consult"] = -1,
            ["mall_id"] = listing.Seller.Id,
            ["mall_name"] = listing.Seller.Name,
        };
        if (isDetail)
        {
            order["return_status"] = 0;
            order["sku_id_code"] = PinduoduoNames.CodeOf(listing, listing.Skus.First(sku => sku.Id == line.SkuId));
        }

        return order;
    }

    private DateTimeOffset? Reached(DateTimeOffset? at) => at <= World.Now ? at : null;
}
