using ReverseBuy.Sandbox.Pinduoduo.Goods;
using ReverseBuy.Sandbox.Pinduoduo.Orders;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class PinduoduoApis
{
    public static IReadOnlyList<PinduoduoApi> All { get; } = [new GoodsSearch(), new GoodsDetail(), new PromotionUrl(), new OrderIncrement(), new OrderDetail()];
}
