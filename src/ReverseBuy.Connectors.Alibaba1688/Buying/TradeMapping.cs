using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's trade to an order reading. Totals and prices of these answers are in yuan.</summary>
internal static class TradeMapping
{
    // The words are numbers, and compared as texts: one that is not known must not make an order unreadable.
    private const string NotShipped = "1";
    private const string ShippedInFull = "2";
    private const string Received = "3";
    private const string PartlyShipped = "5";

    public static UpstreamOrderReading Map(WireValue trade)
    {
        var info = trade.Nested("baseInfo") ?? throw new JsonException("A trade has no baseInfo.");
        var lines = trade.List("productItems");
        var status = info.Text("status") ?? string.Empty;
        return new UpstreamOrderReading
        {
            // idOfStr first: id passes through doubles in some of the platform's own samples.
            Id = info.Text("idOfStr") ?? info.Text("id") ?? throw new JsonException("A trade has no id."),
            Status = StatusOf(status, lines),
            MarketplaceStatus = status,
            Total = Yuan(info, "totalAmount"),
            Freight = new Money(info.Decimal("shippingFee") ?? 0m, Currency.CNY),
            Reference = info.Text("outOrderId"),
            Lines = [.. lines.Select(line => new UpstreamOrderLine(
                OfferKey.Read(line, "productID").ToString(),
                QuantityOf(line),
                Yuan(line, "price")) { Id = line.Text("subItemIDString") ?? line.Text("subItemID") })],
            CreatedAt = PlatformTime.Read(info.Text("createTime")),
            PaidAt = PlatformTime.Read(info.Text("payTime")),
            RefundIds =
            [
                .. lines.SelectMany(line => (string?[])[line.Text("refundId"), line.Text("refundIdForAs")])
                    .Append(info.Text("refundId"))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
        };
    }

    internal static UpstreamStatus StatusOf(string status, IReadOnlyList<WireValue> lines) => status switch
    {
        "waitbuyerpay" => UpstreamStatus.Unpaid,
        "waitsellersend" or "waitbuyerreceive" when IsPartlyShipped(lines) => UpstreamStatus.PartlyShipped,
        "waitsellersend" when lines.Any(line => line.Text("logisticsStatus") == ShippedInFull) => UpstreamStatus.PartlyShipped,
        "waitsellersend" => UpstreamStatus.Paid,
        "waitbuyerreceive" => UpstreamStatus.Shipped,
        "confirm_goods" => UpstreamStatus.Received,
        "success" => UpstreamStatus.Closed,
        "cancel" or "terminated" => UpstreamStatus.Cancelled,
        _ => UpstreamStatus.Unknown,
    };

    private static Money Yuan(WireValue holder, string member) => new(holder.Decimal(member) ?? throw new JsonException($"A trade has no {member}."), Currency.CNY);

    // An order whose every line is on its way has no line that is not shipped (1).
    private static bool IsPartlyShipped(IReadOnlyList<WireValue> lines) =>
        lines.Any(line => line.Text("logisticsStatus") == PartlyShipped)
        || (lines.Any(line => line.Text("logisticsStatus") is ShippedInFull or Received) && lines.Any(line => line.Text("logisticsStatus") == NotShipped));

    private static int QuantityOf(WireValue line) => line.Whole("quantity") is >= 0 and <= int.MaxValue and var quantity
        ? (int)quantity
        : throw new JsonException("A line of a trade has no quantity.");
}
