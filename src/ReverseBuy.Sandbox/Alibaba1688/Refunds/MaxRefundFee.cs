using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.getMaxRefundFee</c>: the most that can be asked back for lines of an order, in fen.</summary>
internal sealed class MaxRefundFee() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.getMaxRefundFee", "input")
{
    public override JsonNode Handle(ApiCall call)
    {
        var input = call.RequiredObject("input");
        var id = WireJson.Number(input, "orderId") ?? throw new ParameterException("orderId", missing: true);
        var goods = WireJson.Text(input, "goodsStatus") ?? throw new ParameterException("goodsStatus", missing: true);
        var asked = input["refundGoodsCountList"] as JsonArray ?? throw new ParameterException("refundGoodsCountList", missing: true);
        if (call.World.Orders.Find(Marketplaces.Alibaba1688, id) is not { } order)
        {
            return Fail("5001", "订单不存在");
        }

        if (RefundReasons.Fits(goods, call.World.Orders.StageOf(order)) != true)
        {
            return Fail("5003", "货物状态不合法");
        }

        var fee = order.Lines.Sum(line => asked
            .Where(entry => WireJson.Number(entry, "id") == line.SubOrderId)
            .Sum(entry => line.UnitPriceFen * Math.Clamp(WireJson.Number(entry, "count") ?? 0, 0, line.Quantity)));
        return Alibaba1688Envelopes.Crossborder(new JsonObject
        {
            ["maxGoodsFee"] = fee,
            ["maxPostFee"] = order.PostFeeFen,
            ["maxRefundFee"] = fee + order.PostFeeFen,
            ["maxSubstituteFetchFee"] = 0,
        });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
