using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.cancelRefund</c>. It needs no token, and its codes are not published: these are the sandbox's.</summary>
internal sealed class CancelRefund() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.cancelRefund", "refundId")
{
    public override bool NeedsToken => false;

    public override JsonNode Handle(ApiCall call)
    {
        var world = call.World;
        if (RefundWords.Find(world, call.Required("refundId")) is not { } refund)
        {
            return Fail("REFUND_NOT_EXIST", "退款单不存在");
        }

        if (world.Refunds.StageOf(refund) is not (RefundStage.Asked or RefundStage.Agreed))
        {
            return Fail("REFUND_STATUS_ERROR", "退款单状态错误");
        }

        var order = world.Orders.Find(Marketplaces.Alibaba1688, refund.OrderId)!;
        world.Refunds.Withdraw(refund, order);
        world.Pushes.Tell(new PushedChange.RefundMoved(order, refund.Id, world.Now));
        return StepEnvelope.Done();
    }

    public override JsonNode Fail(string code, string message) => StepEnvelope.Failed(code, message);
}
