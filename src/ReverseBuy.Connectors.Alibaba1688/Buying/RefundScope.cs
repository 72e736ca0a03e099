using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>What a refund is about: order, lines, and where the goods are in the platform's words.</summary>
internal sealed record RefundScope(IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Reads it from the order; <see langword="null"/> when there is no such order.</summary>
    public static RefundScope? Read(WireValue answer, RefundRequest request)
    {
        if (answer.Flag("success") == false || answer.Nested("result") is not { Kind: JsonValueKind.Object } order)
        {
            var failure = Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Order, answer.Text("errorCode"));
            return failure.Kind == MarketplaceErrorKind.NotFound ? null : throw failure;
        }

        // The text first: the number passes through doubles in some of the platform's own samples.
        var lines = request.LineIds.Count > 0 ? request.LineIds : [.. order.List("productItems").Select(LineIdOf)];
        return new RefundScope(
        [
            new("orderId", UpstreamOrderNumber.Check(request.UpstreamOrderId)),
            new("orderEntryIds", JsonText.Array(writer =>
            {
                foreach (var line in lines)
                {
                    writer.WriteNumberValue(NumberOf(line));
                }
            })),
            new("goodsStatus", GoodsStatusOf(request.Goods, order.Path("baseInfo")?.Text("status"))),
        ]);
    }

    /// <summary>After the trade has ended it is after-sales, which goods that were never shipped cannot be in.</summary>
    internal static string GoodsStatusOf(RefundGoods goods, string? orderStatus) => (goods, HasEnded: orderStatus is "success" or "confirm_goods") switch
    {
        (RefundGoods.NotShipped, _) => "refundWaitSellerSend",
        (RefundGoods.NotReceived, false) => "refundWaitBuyerReceive",
        (RefundGoods.NotReceived, true) => "aftersaleBuyerNotReceived",
        (RefundGoods.Received, false) => "refundBuyerReceived",
        (RefundGoods.Received, true) => "aftersaleBuyerReceived",
        _ => throw new ArgumentOutOfRangeException(nameof(goods), goods, "Not a whereabouts of goods."),
    };

    private static string LineIdOf(WireValue item) =>
        item.Text("subItemIDString") ?? item.Text("subItemID") ?? throw new JsonException("A line of a trade has no id.");

    private static long NumberOf(string line) => long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"'{line}' is no line id of 1688; those are digits only.", nameof(line));
}
