using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/selectJdOrder</c>.</summary>
internal sealed class SelectOrder() : JdApi("api/order/selectJdOrder", "jdOrderId", "queryExts")
{
    private static readonly string[] Extensions =
    [
        "orderType", "jdOrderState", "name", "address", "mobile", "poNo", "finishTime", "createOrderTime", "paymentType", "outTime", "invoiceType",
    ];

    public override JsonObject Handle(ApiCall call)
    {
        string[] asked = call.Optional("queryExts")?.Split(',') ?? [];
        if (asked.Except(Extensions, StringComparer.Ordinal).Any())
        {
            throw new ParameterException("queryExts", missing: false);
        }

        if (JdPart.Find(call.World, call.RequiredLong("jdOrderId")) is not var (order, part))
        {
            throw new JdRefusedException("3401", "订单不存在");
        }

        var view = new JdOrderView(call.World, asked);
        return JdEnvelope.Success(part is null ? view.Parent(order, JdPart.Of(call.World, order)) : view.Part(part));
    }
}
