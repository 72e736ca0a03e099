using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/selectJdOrderIdByThirdOrder</c>: the number as a text.</summary>
internal sealed class FindByThirdOrder() : JdApi("api/order/selectJdOrderIdByThirdOrder", "thirdOrder")
{
    public override JsonObject Handle(ApiCall call)
    {
        var reference = call.Required("thirdOrder");
        return call.World.Orders.Of(Marketplaces.Jd).FirstOrDefault(order => order.Reference == reference) is { } order
            ? JdEnvelope.Success(order.Id.ToString(CultureInfo.InvariantCulture))
            : JdEnvelope.Failure("3401", "第三方订单号对应的订单不存在");
    }
}
