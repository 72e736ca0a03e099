using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao.Pushes;

/// <summary>The messages that the gateway pushes.</summary>
internal static class TaobaoPushes
{
    public static IReadOnlyList<IPushFormat> All(World world) => [new OrderStatusPush(world), new OrderPricePush(world), new RefundPush(world)];
}
