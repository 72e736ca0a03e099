using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary>The reasons that the sandbox's sellers take, and where goods can be.</summary>
internal static class RefundReasons
{
    public static IReadOnlyList<(string Id, string Name, bool NeedsVoucher, bool NoCarriage)> All { get; } =
    [
        ("20006", "不想要了", false, false),
        ("20021", "颜色/图案/款式不符", true, false),
        ("20028", "其他", false, true),
    ];

    public static JsonArray Write() => WireJson.Array(All.Select(reason => (JsonNode)new JsonObject
    {
        ["id"] = WireJson.ToLong(reason.Id),
        ["name"] = reason.Name,
        ["needVoucher"] = reason.NeedsVoucher,
        ["noRefundCarriage"] = reason.NoCarriage,
        ["tip"] = string.Empty,
    }));

    /// <summary>Whether goods of an order in this stage can be where the caller says.</summary>
    public static bool? Fits(string goodsStatus, OrderStage stage) => goodsStatus switch
    {
        "refundWaitSellerSend" => stage == OrderStage.Paid,
        "refundWaitBuyerReceive" or "refundBuyerReceived" => stage == OrderStage.Shipped,
        "aftersaleBuyerNotReceived" or "aftersaleBuyerReceived" => stage == OrderStage.Signed,
        _ => null,
    };
}
