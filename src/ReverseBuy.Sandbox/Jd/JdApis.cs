using ReverseBuy.Sandbox.Jd.Areas;
using ReverseBuy.Sandbox.Jd.Goods;
using ReverseBuy.Sandbox.Jd.Messages;
using ReverseBuy.Sandbox.Jd.Orders;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class JdApis
{
    public static IReadOnlyList<JdApi> All { get; } =
    [
        new AreaList("getProvince", isBelow: false),
        new AreaList("getCity", isBelow: true),
        new AreaList("getCounty", isBelow: true),
        new AreaList("getTown", isBelow: true),
        new CheckArea(),
        new AddressReading(),
        new JdSearch(),
        new JdDetail(),
        new JdSimilarSkus(),
        new JdSkuImages(),
        new JdSaleCheck(),
        new JdAreaLimits(),
        new JdSellPrices(),
        new JdStock(),
        new GetFreight(),
        new SubmitOrder(),
        new ConfirmOrder(),
        new CancelOrder(),
        new FindByThirdOrder(),
        new SelectOrder(),
        new OrderTrack(),
        new OrderList("checkNewOrder", (_, order) => order.CreatedAt),
        new OrderList("checkDlokOrder", (world, order) => world.Timeline.SignedAt(order)),
        new OrderList("checkCompleteOrder", (world, order) => world.Timeline.SignedAt(order)),

        // Nobody refuses a parcel here.
        new OrderList("checkRefuseOrder", (_, _) => null),
        new GetMessages(),
        new DeleteMessages(),
    ];
}
