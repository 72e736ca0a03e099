using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.createRefund</c>, with each of the platform's reasons to refuse.</summary>
internal sealed class CreateRefund() : Alibaba1688Api(
    "com.alibaba.trade",
    "alibaba.trade.createRefund",
    "orderId", "orderEntryIds", "disputeRequest", "applyPayment", "applyCarriage", "applyReasonId", "description", "goodsStatus", "vouchers",
    "orderEntryCountList", "customRefund", "refundRemark")
{
    private const int MostVouchers = 5;

    public override JsonNode Handle(ApiCall call)
    {
        var (request, payment, carriage) = (call.Required("disputeRequest"), call.RequiredLong("applyPayment"), call.RequiredLong("applyCarriage"));
        var (reason, description) = (call.Required("applyReasonId"), call.Required("description"));
        if (RefundQuestion.Read(call, out var problem) is not { } question)
        {
            return Fail(problem!.Code, problem.Message);
        }

        var world = call.World;
        if (Judge(world, question, request, payment, carriage) is { } refusal)
        {
            return Fail(refusal.Code, refusal.Message);
        }

        if (JudgeReason(call, reason, carriage, description) is { } other)
        {
            return Fail(other.Code, other.Message);
        }

        var refund = new RefundRecord
        {
            Marketplace = Marketplaces.Alibaba1688,
            Id = 3_493_100_803_474_000 + (++world.State.Sequence * 1_033),
            OrderId = question.Order.Id,
            SubOrderIds = [.. question.Lines.Select(line => line.SubOrderId)],
            CreatedAt = world.Now,
            PaymentFen = payment,
            CarriageFen = carriage,
            ReasonId = reason,
            NeedsReturn = request == "returnRefund",
            IsAfterSale = question.GoodsStatus.StartsWith("aftersale", StringComparison.Ordinal),
        };
        world.Refunds.Add(refund, question.Order);
        world.Pushes.Tell(new PushedChange.RefundMoved(question.Order, refund.Id, world.Now));
        return Alibaba1688Envelopes.Crossborder(new JsonObject { ["refundId"] = RefundWords.IdOf(refund) });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);

    private static OrderProblem? Judge(World world, RefundQuestion question, string request, long payment, long carriage)
    {
        var paid = question.Lines.Sum(line => line.AmountFen);
        var unshipped = question.GoodsStatus == "refundWaitSellerSend";
        var lines = question.Lines.Select(line => line.SubOrderId);
        if (request is not ("refund" or "returnRefund")
            || (request == "returnRefund" && !question.GoodsStatus.EndsWith("BuyerReceived", StringComparison.Ordinal))
            || world.Refunds.Of(question.Order).Any(refund => refund.WithdrawnAt is null && refund.SubOrderIds.Intersect(lines).Any()))
        {
            return new OrderProblem("5010", "退款状态错误");
        }

        return payment > paid || carriage > question.Order.PostFeeFen || (unshipped && payment != paid)
            ? new OrderProblem("5011", "退款金额错误")
            : null;
    }

    private static OrderProblem? JudgeReason(ApiCall call, string reasonId, long carriage, string description)
    {
        if (!RefundReasons.All.Any(reason => reason.Id == reasonId))
        {
            return new OrderProblem("5004", "退款退货原因错误");
        }

        var (_, _, needsVoucher, noCarriage) = RefundReasons.All.First(reason => reason.Id == reasonId);
        return !HasVouchers(call, atLeast: needsVoucher ? 1 : 0) ? new OrderProblem("5005", "需要上传凭证")
            : noCarriage && carriage > 0 ? new OrderProblem("5006", "退运费大于0")
            : description.Length is < 2 or > 150 ? new OrderProblem("5012", "退款描述长度错误")
            : null;
    }

    // Up to five, and none that the platform's own upload did not give. Which code refuses a stranger's is not published; this is the nearest.
    private static bool HasVouchers(ApiCall call, int atLeast)
    {
        var vouchers = call.Optional("vouchers") is null ? [] : call.RequiredArray("vouchers");
        return vouchers.Count >= atLeast && vouchers.Count <= MostVouchers
            && vouchers.All(voucher => voucher is not null && call.World.State.Alibaba1688Vouchers.Contains(voucher.ToString()));
    }
}
