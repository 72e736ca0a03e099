using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.refund.OpQueryBatchRefundByOrderIdAndStatus</c>: an order's refunds of before the trade ended, under way (1) or paid back (3).</summary>
internal sealed class RefundsOfOrder() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.refund.OpQueryBatchRefundByOrderIdAndStatus", "orderId", "queryType", "dipsuteType")
{
    public override JsonNode Handle(ApiCall call)
    {
        var paidBack = call.Required("queryType") switch
        {
            "1" => false,
            "3" => true,
            _ => throw new ParameterException("queryType", missing: false),
        };
        var world = call.World;
        return world.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order
            ? Fail("500", "SERVICE:INVOKE_FAIL:OrderRefundService.queryBatchRefundByOrderIdAndStatus, errorCode:ORDER_NOT_EXIST")
            : Alibaba1688Envelopes.Unmarked(new JsonObject
            {
                ["opOrderRefundModels"] = WireJson.Array(world.Refunds.Of(order)
                    .Where(refund => !refund.IsAfterSale && refund.WithdrawnAt is null && world.Refunds.IsPaidBack(refund) == paidBack)
                    .Select(refund => RefundWords.Write(world, refund))),
            });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
