using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Pinduoduo.Orders;

/// <summary><c>pdd.ddk.order.detail.get</c>. Of what is answered for an order that is none, nothing is known; here it is nothing.</summary>
internal sealed class OrderDetail() : PinduoduoApi("pdd.ddk.order.detail.get", "order_detail_response", "order_sn", "query_order_type")
{
    public override JsonObject Handle(ApiCall call)
    {
        var number = call.Required("order_sn");
        return OrderView.All(call.World).FirstOrDefault(order => order.Order.PublicId == number)?.Show(isDetail: true) ?? [];
    }
}
