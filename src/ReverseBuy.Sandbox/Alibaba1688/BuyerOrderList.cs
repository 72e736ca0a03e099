using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.getBuyerOrderList</c>, newest first.</summary>
internal sealed class BuyerOrderList() : Alibaba1688Api(
    "com.alibaba.trade",
    "alibaba.trade.getBuyerOrderList",
    "bizTypes", "createEndTime", "createStartTime", "isHis", "modifyEndTime", "modifyStartTime", "orderStatus", "page",
    "pageSize", "refundStatus", "sellerMemberId", "sellerLoginId", "sellerRateStatus", "tradeType", "productName",
    "needBuyerAddressAndPhone", "needMemoInfo", "outOrderId", "needInvoicingSetting", "orderIds")
{
    // "About three months": older orders are in another table, which only isHis looks into.
    private static readonly TimeSpan AgeOfHistory = TimeSpan.FromDays(92);

    public override JsonNode Handle(ApiCall call)
    {
        var world = call.World;
        var page = Math.Max(1, call.Whole("page", 1));
        var size = Math.Clamp(call.Whole("pageSize", 20), 1, 50);
        var ids = call.Optional("orderIds") is null ? null : WireJson.Longs(call.RequiredArray("orderIds")).ToHashSet();
        var reference = call.Optional("outOrderId");
        var status = call.Optional("orderStatus");
        var isHistory = call.Optional("isHis") == "true";
        var found = world.Orders.Of(Marketplaces.Alibaba1688)
            .Where(order => world.Now - order.CreatedAt > AgeOfHistory == isHistory)
            .Where(order => ids is null || ids.Contains(order.Id))
            .Where(order => reference is null || order.Reference == reference)
            .Where(order => status is null || TradeView.StatusOf(world.Orders.StageOf(order)) == status)
            .Where(order => IsWithin(call, "create", order.CreatedAt))
            .Where(order => IsWithin(call, "modify", world.Timeline.ModifiedAt(order, world.Now)))
            .Reverse()
            .ToList();
        return new JsonObject
        {
            ["result"] = WireJson.Array(found.Skip((page - 1) * size).Take(size).Select(order => TradeView.Of(world, order))),
            ["totalRecord"] = found.Count,
            ["errorCode"] = null,
            ["errorMessage"] = null,
        };
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);

    private static bool IsWithin(ApiCall call, string kind, DateTimeOffset time) =>
        (Bound(call, kind + "StartTime") is not { } start || start <= time) && (Bound(call, kind + "EndTime") is not { } end || time <= end);

    private static DateTimeOffset? Bound(ApiCall call, string name) => call.Optional(name) is not { } text
        ? null
        : Alibaba1688Time.ParseCompact(text) ?? throw new ParameterException(name, missing: false);
}
