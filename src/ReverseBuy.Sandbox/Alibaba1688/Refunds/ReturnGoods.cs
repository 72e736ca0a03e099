using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.refund.returnGoods</c>, after the seller has agreed; here 4xxx are the caller's faults.</summary>
internal sealed class ReturnGoods() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.refund.returnGoods", "refundId", "logisticsCompanyNo", "freightBill", "description", "vouchers")
{
    private const int MostVouchers = 10;

    public override JsonNode Handle(ApiCall call)
    {
        var id = call.Required("refundId");
        var world = call.World;
        var vouchers = call.Optional("vouchers") is null ? [] : call.RequiredArray("vouchers");
        if (call.Optional("logisticsCompanyNo") is null || call.Optional("freightBill") is not { } bill)
        {
            return Fail("4002", "物流公司编号和运单号必填");
        }

        if (vouchers.Count > MostVouchers || !vouchers.All(voucher => voucher is not null && world.State.Alibaba1688Vouchers.Contains(voucher.ToString())))
        {
            return Fail("4003", "凭证校验不通过");
        }

        if (bill.Length < 6 || !bill.All(char.IsAsciiLetterOrDigit))
        {
            return Fail("4004", "物流公司编号和运单号校验不通过");
        }

        if (RefundWords.Find(world, id) is not { } refund)
        {
            return Fail("4005", "退款单信息不存在");
        }

        if (world.Refunds.StageOf(refund) != RefundStage.Agreed)
        {
            return Fail("4007", "当前退款单状态不支持退货");
        }

        refund.ReturnedAt = world.Now;
        world.Pushes.Tell(new PushedChange.RefundMoved(world.Orders.Find(Marketplaces.Alibaba1688, refund.OrderId)!, refund.Id, world.Now));
        return StepEnvelope.Done();
    }

    public override JsonNode Fail(string code, string message) => StepEnvelope.Failed(code, message);
}
